namespace Chatbot.Bot.Conversations;

/// <summary>A turn was begun too often without an end; it may be what brings the process down.</summary>
internal sealed class TurnGivenUpException(int attempts)
    : InvalidOperationException($"The turn was begun {attempts} times without an end and is given up.");
