using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Chunking;

/// <summary>A chunk as a strategy cuts it: a range of the document.</summary>
/// <param name="Range">Where it stands in the document's text.</param>
/// <param name="Section">The section of its first running text.</param>
/// <param name="Page">Its first page.</param>
internal sealed record ChunkRange(TextRange Range, Section Section, int? Page)
{
    /// <summary>Text to repeat before it: the header row of a table whose later rows it holds.</summary>
    public TextRange? Header { get; init; }

    /// <summary>The larger piece that is read instead, or null for the chunk itself.</summary>
    public ChunkRange? Parent { get; init; }
}
