using System.CommandLine;

namespace Chatbot.Bot.Commands.Cards;

/// <summary><c>cards</c>: checks Adaptive Cards and shows what a host gets of them.</summary>
internal static class CardsCommand
{
    public static Command Create()
    {
        var command = new Command("cards", "Checks Adaptive Cards and shows what a host gets of them.");
        foreach (var verb in (Command[])[RenderCommand.Create(), ValidateCommand.Create()])
        {
            verb.TreatUnmatchedTokensAsErrors = false;
            command.Subcommands.Add(verb);
        }

        return command;
    }
}
