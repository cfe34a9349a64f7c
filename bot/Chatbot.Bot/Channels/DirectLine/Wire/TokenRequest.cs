namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>What a server application may fix in a token.</summary>
internal sealed record TokenRequest(ConversationUser? User, IReadOnlyList<string?>? TrustedOrigins);
