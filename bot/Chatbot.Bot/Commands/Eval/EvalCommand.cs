using System.CommandLine;

namespace Chatbot.Bot.Commands.Eval;

/// <summary><c>eval …</c>: measures quality on data sets.</summary>
internal static class EvalCommand
{
    public static Command Create()
    {
        var command = new Command("eval", "Measures the quality of search and answers on data sets.");
        Command[] verbs =
        [
            EvalRetrievalCommand.Create(),
            EvalQaCommand.Create(),
            EvalRunCommand.Create(),
            EvalCompareCommand.Create(),
        ];
        foreach (var verb in verbs)
        {
            verb.TreatUnmatchedTokensAsErrors = false;
            command.Subcommands.Add(verb);
        }

        return command;
    }
}
