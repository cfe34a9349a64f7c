using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Orchestration;
using Chatbot.Contracts.Conversations;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Commands;

/// <summary><c>ask</c>: one question to the assistant, without a conversation.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string>("question") { Description = "What to ask." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var user = new Option<string>("--as")
        {
            Description = "Ask as this user. Default: a user without groups.",
            DefaultValueFactory = _ => "cli",
        };
        var command = new Command("ask", "Asks the assistant one question.") { question, json, user };
        command.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: false,
                    (services, stop) =>
                        RunAsync(
                            services,
                            result.GetRequiredValue(question),
                            result.GetRequiredValue(user),
                            result.GetValue(json),
                            stop
                        ),
                    token
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services,
        string question,
        string user,
        bool json,
        CancellationToken cancellationToken
    )
    {
        var request = new AssistantRequest
        {
            Tenant = ConversationId.DefaultTenant,
            Audience = Audience.Of(user),
            ConversationId = "cli",
            Text = question,
        };
        AssistantUpdate.Final? final = null;
        var assistant = services.GetRequiredService<Assistant>();
        await foreach (var update in assistant.AnswerAsync(request, new NoJournal(), cancellationToken))
        {
            if (update is AssistantUpdate.Delta delta && !json)
            {
                CommandOutput.Text(delta.Text);
            }

            final = update as AssistantUpdate.Final ?? final;
        }

        if (json)
        {
            var output = new AskOutput(question, final!.Text, final.Found, final.Citations, final.Suggestions);
            CommandOutput.Json(output, CommandJsonContext.Default.AskOutput);
            return 0;
        }

        CommandOutput.Line("");
        for (var i = 0; i < final!.Citations.Count; i++)
        {
            CommandOutput.Passage(i + 1, final.Citations[i]);
        }

        return 0;
    }

    /// <summary>A single question is not run again after a crash.</summary>
    private sealed class NoJournal : ITurnJournal
    {
        public Task<T> StepAsync<T>(
            string step,
            JsonTypeInfo<T> typeInfo,
            Func<CancellationToken, Task<T>> run,
            CancellationToken cancellationToken
        ) => run(cancellationToken);

        public Task NoteAsync<T>(string name, JsonTypeInfo<T> typeInfo, T note) => Task.CompletedTask;
    }
}
