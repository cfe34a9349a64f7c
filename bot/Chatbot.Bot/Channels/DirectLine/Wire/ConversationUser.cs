namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>A user as clients and server applications name them.</summary>
internal sealed record ConversationUser(string? Id, string? Name);
