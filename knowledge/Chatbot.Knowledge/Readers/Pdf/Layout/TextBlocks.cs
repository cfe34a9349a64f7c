namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>Makes blocks of the lines of one column: paragraphs, entries of lists, headings. Pure.</summary>
internal static class TextBlocks
{
    private const double Gap = 1.35;
    private const double DefaultLeading = 1.3;
    private const double SizeChange = 0.08;
    private const double Indent = 0.9;
    private const double ShortLine = 0.12;

    public static List<PdfBlock> Of(IReadOnlyList<PdfPiece> pieces)
    {
        var lines = Lines(pieces);
        var leading = Leading(lines);
        var right = lines.Max(line => line.Right);
        var width = right - lines.Min(line => line.Left);
        var blocks = new List<PdfBlock>();
        var block = new List<PdfPiece>();
        foreach (var line in lines)
        {
            if (block.Count > 0 && Starts(block, line, leading, right - (width * ShortLine)))
            {
                blocks.Add(ToBlock(block));
                block = [];
            }

            block.Add(line);
        }

        blocks.Add(ToBlock(block));
        return blocks;
    }

    /// <summary>Whole lines from the top; raised and lowered letters belong to the line that they touch.</summary>
    private static List<PdfPiece> Lines(IReadOnlyList<PdfPiece> pieces)
    {
        var lines = new List<List<PdfPiece>>();
        foreach (var piece in pieces.OrderByDescending(piece => piece.Baseline))
        {
            var line = lines.Count > 0 ? lines[^1] : null;
            if (line is not null && IsSameLine(line, piece))
                line.Add(piece);
            else
                lines.Add([piece]);
        }

        return lines.ConvertAll(line =>
            line.Count == 1 ? line[0] : new PdfPiece([.. line.SelectMany(piece => piece.Words).OrderBy(word => word.Left)])
        );
    }

    private static bool IsSameLine(List<PdfPiece> line, PdfPiece piece)
    {
        var main = line.MaxBy(other => other.Width)!;
        var distance = Math.Abs(main.Baseline - piece.Baseline);
        if (distance < 0.3 * Math.Max(main.Size, piece.Size))
            return true;
        var (small, large) = main.Size < piece.Size ? (main, piece) : (piece, main);
        var isRaised = small.Size < large.Size * 0.85 && distance < 0.6 * large.Size;
        return isRaised && !line.SelectMany(other => other.Words).Any(word => piece.Words.Any(other => Covers(word, other)));
    }

    private static bool Covers(PdfWordBox word, PdfWordBox other)
    {
        var shared = Math.Min(word.Right, other.Right) - Math.Max(word.Left, other.Left);
        return shared > 0.3 * Math.Min(word.Right - word.Left, other.Right - other.Left);
    }

    private static double Leading(List<PdfPiece> lines)
    {
        var gaps = lines
            .Zip(lines.Skip(1), (upper, lower) => (upper.Baseline - lower.Baseline) / Math.Max(1, lower.Size))
            .Where(gap => gap is > 0.5 and < 3)
            .Order()
            .ToList();
        return gaps.Count == 0 ? DefaultLeading : gaps[gaps.Count / 3];
    }

    private static bool Starts(List<PdfPiece> block, PdfPiece line, double leading, double shortEnd)
    {
        var before = block[^1];
        var size = Math.Max(before.Size, line.Size);
        var gap = before.Baseline - line.Baseline;
        if (gap > leading * size * Gap || Math.Abs(before.Size - line.Size) > size * SizeChange || before.IsBold != line.IsBold)
            return true;
        if (Pieces.IsMarker(line.Words[0].Text) && (line.Words.Count > 1) && line.Left <= block[0].Left + (size * 3))
            return IsList(block, line);
        var isIndented = line.Left > before.Left + (Indent * size) && line.Left < before.Left + (5 * size);
        var endsSentence = before.Text.TrimEnd() is [.., '.' or ':' or '!' or '?' or '\u3002' or '\u201D' or ')'];
        if (isIndented && block.Count > 1 && endsSentence)
            return true;
        return before.Right < shortEnd && endsSentence && line.Text is [var c, ..] && !char.IsLower(c);
    }

    /// <summary>A marker in the middle of running text ("… section\n4. of …") starts nothing.</summary>
    private static bool IsList(List<PdfPiece> block, PdfPiece line)
    {
        var isSign = !char.IsLetterOrDigit(line.Words[0].Text[0]) && line.Words[0].Text[0] != '(';
        return isSign
            || Pieces.IsMarker(block[0].Words[0].Text)
            || block[^1].Text.TrimEnd() is [.., '.' or ':' or ';' or ',']
            || block[^1].Right < line.Right * 0.8;
    }

    private static PdfBlock ToBlock(List<PdfPiece> lines)
    {
        var size = lines.GroupBy(line => Math.Round(line.Size, 1)).MaxBy(group => group.Sum(line => line.Text.Length))!.Key;
        var bold = lines.Sum(line => line.IsBold ? line.Text.Length : -line.Text.Length) > 0;
        return new PdfBlock([.. lines.Select(line => line.Text)], size, bold, lines[0].Top, lines[^1].Bottom)
        {
            IsListItem = lines[0].Words.Count > 1 && Pieces.IsMarker(lines[0].Words[0].Text),
        };
    }
}
