namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>The answer to a question that only older clients ask.</summary>
internal sealed record SessionIdAnswer(string SessionId);
