using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Chunking;

/// <summary>The smallest thing that is moved: a sentence, a heading, or a table or code that stays whole.</summary>
/// <param name="Range">Where it stands in the document's text.</param>
/// <param name="Tokens">Its size.</param>
/// <param name="Block">The block it belongs to.</param>
/// <param name="Section">The section it belongs to.</param>
internal sealed record Piece(TextRange Range, int Tokens, Block Block, Section Section)
{
    /// <summary>Text to repeat before the piece: the header row of a table whose later rows it holds.</summary>
    public TextRange? Header { get; init; }

    /// <summary>Whether the piece stays whole and may be larger than a chunk.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether the piece must be a chunk of its own: a part of a table that was too large.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>Whether it is a heading.</summary>
    public bool IsHeading => Block.Kind == BlockKind.Heading;
}
