namespace Chatbot.Knowledge.Sources;

/// <summary>What is remembered of a source between runs.</summary>
internal sealed record SourceState
{
    /// <summary>When the last run ended, or null before the first.</summary>
    public DateTimeOffset? LastRun { get; init; }

    /// <summary>Collection, access list and tags that the documents have; other ones make the next run hand in everything again.</summary>
    public string? Labels { get; init; }

    /// <summary>What was found, by key.</summary>
    public Dictionary<string, SourceRecord> Records { get; init; } = new(StringComparer.Ordinal);
}
