using System.CommandLine;
using System.CommandLine.Invocation;
using Chatbot.Bot.Commands.Cards;
using Chatbot.Bot.Commands.Eval;
using Chatbot.Bot.Commands.Knowledge;
using Chatbot.Bot.Commands.Prompts;
using Chatbot.Bot.Commands.Providers;
using Chatbot.Bot.Commands.Tools;
using Chatbot.Bot.Commands.Workflows;

namespace Chatbot.Bot.Commands;

/// <summary>The command line: <c>serve</c> unless another verb is named. Settings may follow any verb as <c>--Section:Key value</c>.</summary>
internal static class ChatbotCommand
{
    /// <summary>Runs what the command line says. A wrong one is told on standard error alone: standard output is for results.</summary>
    /// <returns>The exit code; 1 for a wrong command line.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var result = Create().Parse(args);
        if (result.Action is ParseErrorAction wrong)
        {
            wrong.ShowHelp = false;
            CommandOutput.Error(
                $"The command line is not right; --help after '{result.CommandResult.Command.Name}' shows what is."
            );
        }

        return result.InvokeAsync();
    }

    public static RootCommand Create()
    {
        var root = new RootCommand(
            """
            Chatbot: answers from your documents, with citations.

            Examples:
              Chatbot.Bot                                            serve on http://localhost:3978
              Chatbot.Bot serve --urls http://127.0.0.1:8080 --data /var/lib/chatbot
              Chatbot.Bot ingest ./handbook
              Chatbot.Bot ask "How many vacation days do I get?"
              Chatbot.Bot search "remote work" --json
              Chatbot.Bot knowledge extract report.pdf --json
              Chatbot.Bot cards render card.json --host teams
              Chatbot.Bot prompts render assistant --data values.json

            Every setting can be given as --Section:Key value, for example --Assistant:Provider openai.
            """
        );
        foreach (
            var command in (Command[])
                [
                    ServeCommand.Create(),
                    IngestCommand.Create(),
                    ReindexCommand.Create(),
                    AskCommand.Create(),
                    SearchCommand.Create(),
                    SourcesCommand.Create(),
                    ProvidersCommand.Create(),
                    ToolsCommand.Create(),
                    WorkflowsCommand.Create(),
                    MemoryCommand.Create(),
                    TokenCommand.Create(),
                    MigrateCommand.Create(),
                    EvalCommand.Create(),
                    KnowledgeCommand.Create(),
                    CardsCommand.Create(),
                    PromptsCommand.Create(),
                    ScriptCommand.Create(),
                ]
        )
        {
            command.TreatUnmatchedTokensAsErrors = false;
            root.Subcommands.Add(command);
        }

        root.TreatUnmatchedTokensAsErrors = false;
        root.Options.Add(CommonOptions.Data);
        root.Options.Add(CommonOptions.Urls);
        root.SetAction((result, cancellationToken) => ServeCommand.RunAsync(result, cancellationToken));
        return root;
    }
}
