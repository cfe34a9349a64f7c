using Chatbot.Bot.Cards;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Conversations.State;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Commands;

/// <summary>Shows what this person last asked in this conversation, the oldest first.</summary>
internal sealed class HistoryCommand : ICommand
{
    private const int Most = 10;
    private const int LongestLine = 120;

    public async Task RunAsync(ITurnContext turn, string argument, CancellationToken cancellationToken)
    {
        var locale = UserPreferences.LocaleOf(turn);
        var questions = turn.History.Where(activity => IsMine(turn, activity)).TakeLast(Most).Select(Line).ToList();
        var text =
            questions.Count == 0
                ? CommandTexts.NoHistory.In(locale)
                : $"{CommandTexts.HistoryTitle.In(locale)}\n\n{string.Join('\n', questions)}";
        await turn.SendAsync(TurnTexts.Message(text), cancellationToken);
    }

    private static bool IsMine(ITurnContext turn, Activity activity) =>
        activity.From?.Role != RoleTypes.Bot
        && activity.From?.Id == turn.Activity.From?.Id
        && !string.IsNullOrWhiteSpace(activity.Text)
        && CommandText.Of(activity.Text) is null;

    private static string Line(Activity activity)
    {
        var text = string.Join(' ', activity.Text!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var end = text.Length > LongestLine && char.IsHighSurrogate(text[LongestLine - 1]) ? LongestLine - 1 : LongestLine;
        return $"- {CardMarkdown.Escape(text.Length <= LongestLine ? text : $"{text[..end]}…")}";
    }
}
