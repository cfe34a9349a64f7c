namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>The body of every error.</summary>
internal sealed record ErrorAnswer(ErrorDetail Error);
