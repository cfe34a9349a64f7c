using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations.State;

/// <summary>The state documents a turn can use. Nothing is read before it is used.</summary>
internal sealed class TurnState(ConversationId conversation, string? userId, BotStateStore store)
{
    /// <summary>Of the user, on this channel and tenant, across conversations.</summary>
    public StateDocument User { get; } = new($"user/{conversation.Channel}/{conversation.Tenant}/{userId ?? "unknown"}", store);

    /// <summary>Of the conversation, whoever writes.</summary>
    public StateDocument Conversation { get; } = new($"conversation/{conversation}", store);

    /// <summary>Of the user within the conversation.</summary>
    public StateDocument PrivateConversation { get; } = new(BotStateStore.PrivateKey(conversation, userId ?? "unknown"), store);

    public IReadOnlyList<StateDocument> Changed =>
        [.. new[] { User, Conversation, PrivateConversation }.Where(document => document.HasChanges)];
}
