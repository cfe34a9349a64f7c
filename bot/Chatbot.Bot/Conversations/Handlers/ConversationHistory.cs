using System.Collections;
using Chatbot.Bot.Conversations.Buttons;
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
            .. turn
                .History.Where(isVisible)
                .Select(activity => (activity.From?.Role, Text: TextOf(activity)))
                .Where(message => !string.IsNullOrWhiteSpace(message.Text))
                .Select(message => new ChatMessage(
                    message.Role == RoleTypes.Bot ? ChatRole.Assistant : ChatRole.User,
                    message.Text
                )),
        ];

    public ChatMessage this[int index] => Messages[index];

    public IEnumerator<ChatMessage> GetEnumerator() => Messages.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A suggested question that was pressed is what the person said.</summary>
    public static string? TextOf(Activity activity) =>
        string.IsNullOrWhiteSpace(activity.Text) && PressedButton.Of(activity) is { } button
            ? ButtonActions.QuestionOf(button)
            : activity.Text;
}
