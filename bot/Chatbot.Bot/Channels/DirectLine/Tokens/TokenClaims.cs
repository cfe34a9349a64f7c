namespace Chatbot.Bot.Channels.DirectLine.Tokens;

/// <summary>What a token says.</summary>
internal sealed record TokenClaims
{
    /// <summary>One of <see cref="TokenPurpose"/>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The conversation it is for.</summary>
    public string? Conversation { get; init; }

    /// <summary>The user who holds it.</summary>
    public string? User { get; init; }

    /// <summary>The user's name.</summary>
    public string? Name { get; init; }

    /// <summary>Sites that may use it; empty = all allowed ones.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>The uploaded file it is for.</summary>
    public string? File { get; init; }

    /// <summary>After this time it opens nothing.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}
