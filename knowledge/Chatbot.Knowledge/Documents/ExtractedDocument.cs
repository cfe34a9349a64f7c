namespace Chatbot.Knowledge.Documents;

/// <summary>What a reader found in a file: one text and the structure that lies over it.</summary>
public sealed record ExtractedDocument
{
    /// <summary>Title from the file, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The whole text; everything else points into it.</summary>
    public required string Text { get; init; }

    /// <summary>Blocks in reading order; they do not overlap and hold every non-blank character of the text.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>What the file says of itself: author, subject, language, number of pages.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Parts of the file that could not be read, each in plain words for its owner ("Page 3 is damaged."). The document then
    /// ends as <see cref="DocumentStage.Partial"/>.
    /// </summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The text of a block.</summary>
    public ReadOnlySpan<char> TextOf(Block block) => Text.AsSpan(block.Start, block.End - block.Start);
}
