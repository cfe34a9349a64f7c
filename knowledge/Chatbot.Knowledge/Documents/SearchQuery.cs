namespace Chatbot.Knowledge.Documents;

/// <summary>What to look for, where, and for whom.</summary>
public sealed record SearchQuery
{
    /// <summary>The tenant whose documents are searched.</summary>
    public required string Tenant { get; init; }

    /// <summary>The question, as a person wrote it.</summary>
    public required string Text { get; init; }

    /// <summary>Who will read the result; applied inside the index query.</summary>
    public required Audience Audience { get; init; }

    /// <summary>Only these collections; empty = all of them.</summary>
    public IReadOnlyList<string> Collections { get; init; } = [];

    /// <summary>Largest number of passages. Default 8.</summary>
    public int Limit { get; init; } = 8;

    /// <summary>Largest sum of passage tokens, or null for no limit.</summary>
    public int? TokenBudget { get; init; }

    /// <summary>Every tag named here must have one of its values on the document.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tags { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Earlier questions of the same conversation, the oldest first; a follow-up is understood with them.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>Whether the result says how it came about. Default: no.</summary>
    public bool Explain { get; init; }

    /// <summary>Which signals rank the result. Default hybrid.</summary>
    public SearchMode Mode { get; init; } = SearchMode.Hybrid;
}
