using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Orchestration;

namespace Chatbot.Bot.Dialogs.Commands;

/// <summary>Lists the commands and dialogs that there are here.</summary>
internal sealed class HelpCommand(IEnumerable<ListedCommand> commands, DialogCatalog dialogs) : ICommand
{
    public async Task RunAsync(ITurnContext turn, string argument, CancellationToken cancellationToken)
    {
        var locale = UserPreferences.LocaleOf(turn);
        var lines = new List<string> { AssistantTexts.For(locale).Help, "", CommandTexts.Commands.In(locale) };
        lines.AddRange(
            commands
                .Where(command => command.Summary is not null)
                .Select(command => $"- /{command.Name}: {command.Summary!.In(locale)}")
        );
        var offered = dialogs.All.Where(dialog => dialog.StartPhrases.Count > 0 && dialog.IsOffered(turn)).ToList();
        if (offered.Count > 0)
        {
            lines.AddRange(["", CommandTexts.Dialogs.In(locale)]);
            lines.AddRange(offered.Select(dialog => $"- {dialog.Title.In(locale)}"));
        }

        await turn.SendAsync(TurnTexts.Message(string.Join('\n', lines)), cancellationToken);
    }
}
