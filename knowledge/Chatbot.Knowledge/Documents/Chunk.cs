namespace Chatbot.Knowledge.Documents;

/// <summary>A piece of a document, the unit that is searched and cited.</summary>
public sealed record Chunk
{
    /// <summary>Unique within the tenant; stable for a version of its document.</summary>
    public required string ChunkId { get; init; }

    /// <summary>The owning tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>The document it was cut from.</summary>
    public required string DocumentId { get; init; }

    /// <summary>Content hash of the document version it was cut from.</summary>
    public required string Version { get; init; }

    /// <summary>Place within the document, 0-based.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Title of the document.</summary>
    public required string Title { get; init; }

    /// <summary>Headings above the chunk, outermost first, without the document's title.</summary>
    public IReadOnlyList<string> TitlePath { get; init; } = [];

    /// <summary>The text.</summary>
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

    /// <summary>What is read and cited instead of this chunk, or null for the chunk itself.</summary>
    public ChunkParent? Parent { get; init; }

    /// <summary>Questions that it answers, found by enrichment: searched with it, never shown or cited.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>Where readers find the original, or null.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Tags of its document.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tags { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Who may see its document.</summary>
    public AccessList Access { get; init; } = AccessList.Everyone;
}
