namespace Chatbot.Bot.Conversations.Memories;

/// <summary>What the bot says about memory, in one language.</summary>
internal sealed record MemoryTexts
{
    public required string Known { get; init; }
    public required string NothingKnown { get; init; }

    /// <summary>{0} = the user's words, {1} = day, {2} = id of the message, {3} = day of expiry or <see cref="InConversation"/>.</summary>
    public required string Fact { get; init; }

    /// <summary>{0} = day.</summary>
    public required string Until { get; init; }
    public required string InConversation { get; init; }
    public required string HowToForget { get; init; }
    public required string Consented { get; init; }
    public required string NotConsented { get; init; }
    public required string ConsentGiven { get; init; }
    public required string ConsentWithdrawn { get; init; }
    public required string Forgotten { get; init; }

    /// <summary>What is said when something was cancelled that held what was forgotten.</summary>
    public required string Cancelled { get; init; }

    /// <summary>What stands in place of a message that was forgotten.</summary>
    public required string Removed { get; init; }
    public required string WhatToForget { get; init; }
    public required string NotFound { get; init; }
    public required string Remembered { get; init; }
    public required string RememberedHere { get; init; }

    /// <summary>{0} = the user's words.</summary>
    public required string Corrected { get; init; }
    public required string Secret { get; init; }
    public required string Group { get; init; }
    public required string Recap { get; init; }
    public required string NothingToRecap { get; init; }
    public required string WelcomeBack { get; init; }

    /// <param name="language">A language or locale; English when it is not known.</param>
    public static MemoryTexts For(string? language) =>
        language?.StartsWith("de", StringComparison.OrdinalIgnoreCase) == true ? MemoryLanguages.German
        : language?.StartsWith("fr", StringComparison.OrdinalIgnoreCase) == true ? MemoryLanguages.French
        : MemoryLanguages.English;
}
