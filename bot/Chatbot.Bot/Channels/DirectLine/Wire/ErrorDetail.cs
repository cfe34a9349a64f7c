namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>What went wrong.</summary>
internal sealed record ErrorDetail(string Code, string Message);
