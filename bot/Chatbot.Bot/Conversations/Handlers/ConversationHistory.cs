using System.Collections;
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
                .History.Where(activity => !string.IsNullOrWhiteSpace(activity.Text) && isVisible(activity))
                .Select(activity => new ChatMessage(
                    activity.From?.Role == RoleTypes.Bot ? ChatRole.Assistant : ChatRole.User,
                    activity.Text
                )),
        ];

    public ChatMessage this[int index] => Messages[index];

    public IEnumerator<ChatMessage> GetEnumerator() => Messages.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
