namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>What a client says when it starts a conversation.</summary>
internal sealed record StartRequest(ConversationUser? User, string? Locale);
