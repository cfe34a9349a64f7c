using Chatbot.Bot.Cards.Validation;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Conversations.State;

namespace Chatbot.Bot.Dialogs.Commands;

/// <summary>Takes every message that is a command. One that is not known is told, with the nearest that is.</summary>
internal sealed class CommandStage(IEnumerable<ICommand> commands, IEnumerable<ListedCommand> list) : IMessageStage
{
    private readonly Dictionary<string, ICommand> _commands = list.ToDictionary(
        listed => listed.Name,
        listed => commands.First(command => command.GetType() == listed.Type),
        StringComparer.Ordinal
    );

    public MessageStageOrder Order => MessageStageOrder.Command;

    public async Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (CommandText.Of(turn.Activity.Text) is not { } text)
        {
            return false;
        }

        if (_commands.TryGetValue(text.Name, out var command))
        {
            await command.RunAsync(turn, text.Argument, cancellationToken);
            return true;
        }

        var locale = UserPreferences.LocaleOf(turn);
        var nearest = Spelling.Nearest(text.Name, list.Where(listed => listed.Summary is not null).Select(listed => listed.Name));
        var answer = nearest is null
            ? CommandTexts.Unknown.In(locale, text.Name)
            : CommandTexts.DidYouMean.In(locale, text.Name, nearest);
        await turn.SendAsync(TurnTexts.Message(answer), cancellationToken);
        return true;
    }
}
