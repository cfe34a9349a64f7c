namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>The id of what was accepted.</summary>
internal sealed record ResourceAnswer(string Id);
