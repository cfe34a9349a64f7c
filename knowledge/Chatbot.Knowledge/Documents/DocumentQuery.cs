namespace Chatbot.Knowledge.Documents;

/// <summary>Which documents to list, and for whom.</summary>
public sealed record DocumentQuery
{
    /// <summary>The tenant whose documents are listed.</summary>
    public required string Tenant { get; init; }

    /// <summary>
    /// Who will read the list: only documents that every reader may see. Null, which must be said, is the owner of the
    /// documents, who sees all of them.
    /// </summary>
    public required Audience? Audience { get; init; }

    /// <summary>Only these documents; empty = all.</summary>
    public IReadOnlyList<string> DocumentIds { get; init; } = [];

    /// <summary>Only documents of these collections; empty = all.</summary>
    public IReadOnlyList<string> Collections { get; init; } = [];

    /// <summary>Only documents at these stages; empty = all.</summary>
    public IReadOnlyList<DocumentStage> Stages { get; init; } = [];

    /// <summary>Every tag named here must have one of its values on the document.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tags { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>How many to leave out at the beginning. Default 0.</summary>
    public int Offset { get; init; }

    /// <summary>Largest number of documents, or null for all.</summary>
    public int? Limit { get; init; }
}
