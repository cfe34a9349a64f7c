namespace Chatbot.Bot.Commands.Cards;

/// <summary>What <c>cards validate --json</c> prints.</summary>
internal sealed record ValidateOutput
{
    public required string File { get; init; }

    /// <summary>Whether there are no errors.</summary>
    public required bool Valid { get; init; }

    /// <summary>The version that the card names.</summary>
    public string? Version { get; init; }

    /// <summary>The least version that has everything in the card.</summary>
    public string? Needs { get; init; }

    /// <summary>Whether it holds expressions, whose values were not checked.</summary>
    public bool Template { get; init; }

    /// <summary>By version: whether the published JSON schema accepts it.</summary>
    public IReadOnlyDictionary<string, bool>? Schema { get; init; }

    public IReadOnlyList<CardIssueOutput> Errors { get; init; } = [];

    public IReadOnlyList<CardIssueOutput> Warnings { get; init; } = [];
}
