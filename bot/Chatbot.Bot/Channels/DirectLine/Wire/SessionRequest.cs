namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>Empty for a new conversation; otherwise the one to resume and the last token for it.</summary>
internal sealed record SessionRequest(string? ConversationId, string? Token);
