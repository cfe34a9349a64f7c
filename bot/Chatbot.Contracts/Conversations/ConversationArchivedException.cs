using Orleans;

namespace Chatbot.Contracts.Conversations;

/// <summary>A conversation past its retention takes no more messages; start a new one.</summary>
[GenerateSerializer, Alias("chatbot.conversation-archived")]
public sealed class ConversationArchivedException(string conversationId)
    : InvalidOperationException($"Conversation '{conversationId}' is archived. Start a new conversation.");
