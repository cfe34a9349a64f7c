using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Chunking;

/// <summary>Cuts the blocks of a document into pieces no larger than a chunk. Pure.</summary>
internal sealed class PieceCutter(ExtractedDocument document, ITokenCounter counter, int maxTokens)
{
    private readonly string _text = document.Text;
    private readonly TextCuts _cuts = new(document.Text, counter);

    /// <summary>How many times the limit a table or code may have and stay whole.</summary>
    public const int WholeFactor = 4;

    /// <summary>The pieces of a document in order.</summary>
    public IEnumerable<Piece> CutAll(string title) =>
        SectionTree.Of(document, title).SelectMany(item => Cut(item.Block, item.Section));

    /// <summary>The pieces of a block, or of a part of one.</summary>
    /// <param name="block">The block.</param>
    /// <param name="section">Its section.</param>
    /// <param name="header">The header row of its table when the block begins after it.</param>
    /// <param name="isPart">Whether it is part of a block that was too large to stay whole.</param>
    public IEnumerable<Piece> Cut(Block block, Section section, TextRange? header = null, bool isPart = false)
    {
        if (block.Kind is BlockKind.Table or BlockKind.Code)
        {
            var tokens = _cuts.Count(block.Start, block.End) + (header is { } above ? _cuts.Count(above.Start, above.End) : 0);
            if (tokens <= maxTokens * (isPart ? 1 : WholeFactor))
            {
                var range = new TextRange(block.Start, block.End);
                return
                [
                    new Piece(range, tokens, block, section)
                    {
                        IsWhole = true,
                        Header = header,
                        StandsAlone = header is not null,
                    },
                ];
            }
        }

        return block.Kind switch
        {
            BlockKind.Table when block.Rows.Count > 0 => CutTable(block, section, header),
            BlockKind.Code => Mark(Lines(block.Start, block.End), block, section),
            _ => Mark(Sentences.Split(_text, block.Start, block.End), block, section),
        };
    }

    private IEnumerable<Piece> Mark(IEnumerable<TextRange> ranges, Block block, Section section)
    {
        foreach (var range in Joined(ranges))
        {
            var tokens = _cuts.Count(range.Start, range.End);
            if (tokens <= maxTokens)
            {
                yield return new Piece(range, tokens, block, section);
                continue;
            }

            foreach (var part in _cuts.Parts(range, maxTokens))
                yield return new Piece(part, _cuts.Count(part.Start, part.End), block, section);
        }
    }

    /// <summary>Puts together what would be cut inside a visible character.</summary>
    private IEnumerable<TextRange> Joined(IEnumerable<TextRange> ranges)
    {
        TextRange? open = null;
        foreach (var range in ranges)
        {
            if (open is { } before && !Graphemes.IsBoundary(_text, range.Start))
            {
                open = new TextRange(before.Start, range.End);
                continue;
            }

            if (open is { } closed)
                yield return closed;
            open = range;
        }

        if (open is { } last)
            yield return last;
    }

    private IEnumerable<Piece> CutTable(Block block, Section section, TextRange? given)
    {
        var header = given ?? (block.HasHeader ? block.Rows[0] : null);
        var headerTokens = header is { } row0 ? _cuts.Count(row0.Start, row0.End) + 1 : 0;
        if (headerTokens > maxTokens / 2)
            (header, headerTokens) = (null, 0);
        var rows = block.Rows;
        var start = block.Start;
        var tokens = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var end = i + 1 < rows.Count ? _cuts.TrimEnd(rows[i].Start, rows[i + 1].Start) : block.End;
            var from = tokens == 0 ? start : rows[i].Start;
            var size = _cuts.Count(from, end) + 1;
            if (tokens > 0 && tokens + size > maxTokens - Repeated(start))
            {
                yield return Part(start, _cuts.TrimEnd(start, rows[i].Start));
                (start, tokens) = (rows[i].Start, 0);
            }

            if (size > maxTokens * WholeFactor)
            {
                foreach (var piece in Mark(Sentences.Split(_text, start, end), block, section))
                    yield return piece with
                    {
                        StandsAlone = true,
                    };
                (start, tokens) = (_cuts.SkipBlank(end, block.End), 0);
                continue;
            }

            tokens += size;
        }

        if (tokens > 0)
            yield return Part(start, block.End);

        int Repeated(int at) => header is { } row && at > row.Start ? headerTokens : 0;

        Piece Part(int at, int end) =>
            new(new TextRange(at, end), _cuts.Count(at, end) + Repeated(at), block, section)
            {
                IsWhole = true,
                StandsAlone = true,
                Header = header is { } row && at > row.Start ? row : null,
            };
    }

    private IEnumerable<TextRange> Lines(int start, int end)
    {
        while (start < end)
        {
            var lineEnd = _text.IndexOf('\n', start, end - start);
            var stop = lineEnd < 0 ? end : lineEnd;
            if (!_text.AsSpan(start, stop - start).IsWhiteSpace())
                yield return new TextRange(start, stop);
            start = stop + 1;
        }
    }
}
