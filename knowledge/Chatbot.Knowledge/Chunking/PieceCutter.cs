using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Chunking;

/// <summary>Cuts the blocks of a document into pieces no larger than a chunk. Pure.</summary>
internal sealed class PieceCutter(ExtractedDocument document, ITokenCounter counter, int maxTokens)
{
    private const int WholeFactor = 4;
    private readonly string _text = document.Text;

    public IEnumerable<Piece> Cut(Block block, Section section)
    {
        var tokens = Count(block.Start, block.End);
        var isWhole = block.Kind is BlockKind.Table or BlockKind.Code;
        if (isWhole && tokens <= maxTokens * WholeFactor)
            return
            [
                new Piece(new TextRange(block.Start, block.End), tokens, block, section, StartsBlock: true) { IsWhole = true },
            ];
        if (block.Kind == BlockKind.Table)
            return CutTable(block, section);
        return Mark(block.Kind == BlockKind.Code ? CutLines(block) : CutSentences(block.Start, block.End), block, section);
    }

    private IEnumerable<Piece> Mark(IEnumerable<TextRange> ranges, Block block, Section section) =>
        ranges.Select((range, i) => new Piece(range, Count(range.Start, range.End), block, section, StartsBlock: i == 0));

    private IEnumerable<Piece> CutTable(Block block, Section section)
    {
        var header = block.HasHeader ? block.Rows[0] : (TextRange?)null;
        var headerTokens = header is { } h ? Count(h.Start, h.End) : 0;
        if (headerTokens > maxTokens / 2)
            header = null;
        var limit = Math.Max(1, maxTokens - (header is null ? 0 : headerTokens));
        int start = block.Rows[0].Start,
            end = start,
            tokens = 0;
        var isFirst = true;
        foreach (var row in block.Rows)
        {
            var size = Count(row.Start, row.End);
            if (tokens > 0 && tokens + size > (isFirst ? maxTokens : limit))
            {
                yield return Part(start, end);
                (start, tokens, isFirst) = (row.Start, 0, false);
            }

            if (size > maxTokens * WholeFactor)
            {
                foreach (var piece in Mark(CutSentences(row.Start, row.End), block, section))
                    yield return piece;
                (start, isFirst) = (row.End, false);
                continue;
            }

            if (tokens == 0)
                start = row.Start;
            end = row.End;
            tokens += size;
        }

        if (tokens > 0)
            yield return Part(start, end);

        Piece Part(int from, int to) =>
            new(new TextRange(from, to), Count(from, to), block, section, StartsBlock: from == block.Start)
            {
                IsWhole = true,
                StandsAlone = true,
                Header = from == block.Start ? null : header,
            };
    }

    private IEnumerable<TextRange> CutLines(Block block)
    {
        var start = block.Start;
        while (start < block.End)
        {
            var lineEnd = _text.IndexOf('\n', start, block.End - start);
            var end = lineEnd < 0 ? block.End : lineEnd;
            if (!_text.AsSpan(start, end - start).IsWhiteSpace())
            {
                foreach (var range in CutWords(new TextRange(start, end)))
                    yield return range;
            }

            start = end + 1;
        }
    }

    private IEnumerable<TextRange> CutSentences(int start, int end) => Sentences.Split(_text, start, end).SelectMany(CutWords);

    private IEnumerable<TextRange> CutWords(TextRange range)
    {
        var start = range.Start;
        while (start < range.End)
        {
            var end = Fit(start, range.End);
            if (end > start)
                yield return new TextRange(start, end);
            start = end;
            while (start < range.End && char.IsWhiteSpace(_text[start]))
                start++;
        }
    }

    /// <summary>The largest end whose text fits, at a blank if there is one, never inside a surrogate pair.</summary>
    private int Fit(int start, int end)
    {
        if (Count(start, end) <= maxTokens)
            return end;
        int low = start + 1,
            high = end;
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (Count(start, middle) <= maxTokens)
                low = middle;
            else
                high = middle - 1;
        }

        var blank = _text.LastIndexOf(' ', low - 1, low - start);
        if (blank > start)
            return blank;
        return low < end && char.IsLowSurrogate(_text[low]) ? (low - 1 > start ? low - 1 : low + 1) : low;
    }

    private int Count(int start, int end) => counter.Count(_text.AsSpan(start, end - start));
}
