namespace Chatbot.Knowledge.Documents;

/// <summary>A chunk found by a search, with all that a citation needs.</summary>
public sealed record Passage
{
    /// <summary>Id of the chunk, stable for a version of its document.</summary>
    public required string ChunkId { get; init; }

    /// <summary>Id of the document within its tenant.</summary>
    public required string DocumentId { get; init; }

    /// <summary>Title of the document.</summary>
    public required string Title { get; init; }

    /// <summary>Headings above the passage, outermost first, without the document's title.</summary>
    public IReadOnlyList<string> TitlePath { get; init; } = [];

    /// <summary>The text of the passage.</summary>
    public required string Text { get; init; }

    /// <summary>First page, 1-based, or null when the format has none.</summary>
    public int? Page { get; init; }

    /// <summary>First character in the extracted text, 0-based, in UTF-16 units.</summary>
    public int Start { get; init; }

    /// <summary>Character after the last one in the extracted text.</summary>
    public int End { get; init; }

    /// <summary>Size in tokens of the default tokenizer.</summary>
    public int Tokens { get; init; }

    /// <summary>Language of the text (ISO 639-1, lower case), or null when it is not known.</summary>
    public string? Language { get; init; }

    /// <summary>Where readers find the original, or null.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Fused score, higher is better; comparable within one result only.</summary>
    public double Score { get; init; }

    /// <summary>BM25 score, or null when no query word occurs in the passage.</summary>
    public double? KeywordScore { get; init; }

    /// <summary>Cosine similarity to the query, -1..1, or null when the vector side did not run.</summary>
    public double? VectorScore { get; init; }
}
