using System.CommandLine;

namespace Chatbot.Bot.Commands.Knowledge;

/// <summary><c>knowledge</c>: looks into how documents are read and cut.</summary>
internal static class KnowledgeCommand
{
    public static Command Create()
    {
        var command = new Command("knowledge", "Looks into how documents are read and cut.");
        foreach (var verb in (Command[])[ExtractCommand.Create(), ChunksCommand.Create()])
        {
            verb.TreatUnmatchedTokensAsErrors = false;
            command.Subcommands.Add(verb);
        }

        return command;
    }
}
