namespace Chatbot.Knowledge.Documents;

/// <summary>A structural piece of an extracted document; its text is a range of the document's text.</summary>
public sealed record Block
{
    /// <summary>What it is.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>First character in the document's text.</summary>
    public required int Start { get; init; }

    /// <summary>Character after the last one.</summary>
    public required int End { get; init; }

    /// <summary>Heading level (1 = highest) or list depth (1 = outermost); 0 otherwise.</summary>
    public int Level { get; init; }

    /// <summary>Page, 1-based, or null when the format has none.</summary>
    public int? Page { get; init; }

    /// <summary>Rows of a table in order; the first is its header when <see cref="HasHeader"/>.</summary>
    public IReadOnlyList<TextRange> Rows { get; init; } = [];

    /// <summary>Whether the first row names the columns.</summary>
    public bool HasHeader { get; init; }
}
