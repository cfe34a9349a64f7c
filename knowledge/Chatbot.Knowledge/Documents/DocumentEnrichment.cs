namespace Chatbot.Knowledge.Documents;

/// <summary>What enrichment found in a version of a document, and what it cost.</summary>
internal sealed record DocumentEnrichment
{
    /// <summary>Language of most of the text (ISO 639-1), or null.</summary>
    public string? Language { get; init; }

    /// <summary>A few sentences that tell what the document is about, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>What the document is about, best first.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Who and what it names, most often named first.</summary>
    public IReadOnlyList<NamedEntity> Entities { get; init; } = [];

    /// <summary>Dates that it names, in order: yyyy-MM-dd, yyyy-MM or yyyy.</summary>
    public IReadOnlyList<string> Dates { get; init; } = [];

    /// <summary>Questions that a chunk answers, by the chunk's ordinal.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> Questions { get; init; } =
        new Dictionary<int, IReadOnlyList<string>>();

    /// <summary>What each enricher cost.</summary>
    public IReadOnlyList<EnrichmentCost> Costs { get; init; } = [];

    /// <summary>Enrichers that failed, each with the reason.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
