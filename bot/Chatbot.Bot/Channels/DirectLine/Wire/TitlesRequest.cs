namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>The conversations whose titles a browser wants to know.</summary>
internal sealed record TitlesRequest(IReadOnlyList<string?>? ConversationIds);
