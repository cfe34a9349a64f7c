using System.Collections;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Conversations.Buttons;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Conversations.State;
using Chatbot.Contracts.Activities;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>The messages before a turn as a model sees them, without those that the user wants forgotten. Nothing is read before it is used.</summary>
internal sealed class ConversationHistory(ITurnContext turn, Func<Activity, bool> isVisible) : IReadOnlyList<ChatMessage>
{
    private IReadOnlyList<ChatMessage>? _messages;

    public int Count => Messages.Count;

    private IReadOnlyList<ChatMessage> Messages =>
        _messages ??= [
            .. WithSuggestions(Relevant())
                .Where(message => !string.IsNullOrWhiteSpace(message.Text))
                .Select(message => new ChatMessage(
                    message.Role == RoleTypes.Bot ? ChatRole.Assistant : ChatRole.User,
                    message.Text
                )),
        ];

    public ChatMessage this[int index] => Messages[index];

    /// <summary>What was said since the topic began, without commands and their answers.</summary>
    private IEnumerable<Activity> Relevant()
    {
        var begin = TopicMark.Of(turn) ?? DateTimeOffset.MinValue;
        var commands = turn.History.Where(IsCommand).Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
        return turn.History.Where(activity =>
            isVisible(activity)
            && (activity.Timestamp ?? begin) >= begin
            && !commands.Contains(activity.Id)
            && !commands.Contains(activity.ReplyToId)
        );
    }

    /// <summary>The number of a suggested question stands for the question.</summary>
    private static IEnumerable<(string? Role, string? Text)> WithSuggestions(IEnumerable<Activity> activities)
    {
        string? before = null;
        foreach (var activity in activities)
        {
            var text = TextOf(activity);
            var isBot = activity.From?.Role == RoleTypes.Bot;
            yield return (activity.From?.Role, isBot ? text : NumberedSuggestions.Find(before, text) ?? text);
            before = isBot ? text : null;
        }
    }

    private static bool IsCommand(Activity activity) =>
        activity.From?.Role != RoleTypes.Bot && activity.Id is not null && CommandText.Of(activity.Text) is not null;

    public IEnumerator<ChatMessage> GetEnumerator() => Messages.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A suggested question that was pressed is what the person said.</summary>
    public static string? TextOf(Activity activity) =>
        string.IsNullOrWhiteSpace(activity.Text) && PressedButton.Of(activity) is { } button
            ? ButtonActions.QuestionOf(button)
            : activity.Text;
}
