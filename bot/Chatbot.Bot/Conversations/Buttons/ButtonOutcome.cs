using Chatbot.Bot.Cards.Model;

namespace Chatbot.Bot.Conversations.Buttons;

/// <summary>What became of a pressed button: a question to answer, or something to say.</summary>
/// <param name="Text">What is said to who pressed it; for a question, that it is being answered.</param>
internal sealed record ButtonOutcome(string Text)
{
    /// <summary>The question to answer; null when there is none.</summary>
    public string? Question { get; init; }

    /// <summary>The message with the card that has done its work; null when it stays.</summary>
    public string? CardId { get; init; }

    /// <summary>What takes the place of that card; null = the same without its buttons.</summary>
    public AdaptiveCard? Card { get; init; }

    public static ButtonOutcome Say(string text) => new(text);
}
