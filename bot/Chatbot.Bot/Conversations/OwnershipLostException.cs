namespace Chatbot.Bot.Conversations;

/// <summary>Another node has written to this conversation: this activation is stale and must go.</summary>
internal sealed class OwnershipLostException(string conversation, Exception inner)
    : InvalidOperationException($"Conversation '{conversation}' is owned by another node now.", inner);
