using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Chunking;

/// <summary>Packs pieces into chunks, greedily and in order. One instance per document.</summary>
/// <param name="cuts">The document's text.</param>
/// <param name="maxTokens">Largest chunk.</param>
/// <param name="overlapTokens">What a chunk repeats of the one before.</param>
/// <param name="keepSections">Whether no chunk crosses a top-level section, and none that is worth its own a smaller one.</param>
internal sealed class PiecePacker(TextCuts cuts, int maxTokens, int overlapTokens, bool keepSections)
{
    /// <summary>A sum of pieces up to this share of the limit is near enough; above it the text itself is counted.</summary>
    private const double CertainShare = 0.75;

    private readonly List<ChunkRange> _chunks = [];
    private readonly List<Piece> _open = [];
    private int _openTokens;
    private int _fresh;

    /// <summary>Tokens of the chunk that is being packed, about.</summary>
    public int OpenTokens => _openTokens;

    /// <summary>Whether the chunk that is being packed holds nothing but headings so far.</summary>
    public bool HoldsOnlyHeadings => _open.TrueForAll(piece => piece.IsHeading);

    public void Add(Piece piece)
    {
        if (_open.Count > 0 && MustClose(piece))
            Close(nextSection: piece.Section, overlap: !piece.IsWhole);
        if (_fresh == 0 && _open.Count > 0 && !Fits(piece))
            Drop();
        _open.Add(piece);
        _openTokens += piece.Tokens;
        _fresh++;
        if (piece.StandsAlone)
            Break();
    }

    /// <summary>Ends the chunk that is being packed; the next one repeats nothing of it.</summary>
    public void Break() => Close(nextSection: null, overlap: false);

    public IReadOnlyList<ChunkRange> Finish()
    {
        Break();
        return _chunks;
    }

    private bool MustClose(Piece next)
    {
        if (keepSections && next.Section.TopIndex != _open[0].Section.TopIndex)
            return true;
        if (keepSections && next.Section.Index != _open[^1].Section.Index && _openTokens >= maxTokens / 4)
            return true;
        if (next.StandsAlone)
            return next.Header is not null || !HoldsOnlyHeadings || !Fits(next);
        if (next.IsWhole && HoldsOnlyHeadings)
            return false;
        return _fresh > 0 && !Fits(next);
    }

    private bool Fits(Piece next) =>
        _openTokens + next.Tokens <= maxTokens * CertainShare || cuts.Count(_open[0].Range.Start, next.Range.End) <= maxTokens;

    /// <summary>Writes the open pieces as a chunk and, within a section, keeps its last sentences for the next one.</summary>
    private void Close(Section? nextSection, bool overlap)
    {
        if (_fresh == 0)
        {
            Drop();
            return;
        }

        var first = _open[0];
        var last = _open[^1];
        _chunks.Add(
            new ChunkRange(
                new TextRange(first.Range.Start, last.Range.End),
                (_open.Find(piece => !piece.IsHeading) ?? first).Section,
                first.Block.Page
            )
            {
                Header = first.Header,
            }
        );
        var kept = new List<Piece>();
        if (overlap && (!keepSections || nextSection == last.Section))
        {
            for (var i = _open.Count - 1; i > 0 && !_open[i].IsWhole && !_open[i].IsHeading; i--)
            {
                if (cuts.Count(_open[i].Range.Start, last.Range.End) > overlapTokens)
                    break;
                kept.Insert(0, _open[i]);
            }
        }

        Drop();
        _open.AddRange(kept);
        _openTokens = kept.Sum(piece => piece.Tokens);
    }

    private void Drop()
    {
        _open.Clear();
        (_openTokens, _fresh) = (0, 0);
    }
}
