namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>Finds the strips of a region that gaps divide, and tells columns of text from columns of a table. Pure.</summary>
internal static class Columns
{
    private const double LeastGap = 0.4;
    private const double ShareCrossing = 0.12;
    private const int RowsToCross = 6;
    private const int LineLength = 18;
    private const double LineFill = 0.6;
    private const double SameRow = 0.4;
    private const double Aligned = 0.7;
    private const double WellAligned = 0.8;
    private const int FewestLines = 4;

    /// <summary>Strips between gaps that almost no piece crosses.</summary>
    public static List<Column> Find(List<PdfPiece> pieces, bool mayCross)
    {
        var rows = Rows(pieces).Count;
        var allowed = mayCross && rows >= RowsToCross ? Math.Max(1, (int)(rows * ShareCrossing)) : 0;
        var gap = LeastGap * SizeOf(pieces);
        var edges = pieces
            .SelectMany(piece => new[] { (At: piece.Left, Step: 1), (At: Math.Max(piece.Left, piece.Right - 0.01), Step: -1) })
            .OrderBy(edge => edge.At)
            .ThenByDescending(edge => edge.Step)
            .ToList();
        var found = new List<Column>();
        int depth = 0;
        double start = double.NaN;
        foreach (var (at, step) in edges)
        {
            depth += step;
            if (step > 0 && depth == allowed + 1 && double.IsNaN(start))
                start = at;
            if (step < 0 && depth == allowed && !double.IsNaN(start))
            {
                found.Add(new Column(start, at));
                start = double.NaN;
            }
        }

        return Merge(found, gap);
    }

    /// <summary>Lines of pieces at one height, from the top, each from left to right.</summary>
    public static List<List<PdfPiece>> Rows(IEnumerable<PdfPiece> pieces)
    {
        var rows = new List<List<PdfPiece>>();
        foreach (var piece in pieces.OrderByDescending(piece => piece.Baseline))
        {
            if (rows.Count == 0 || rows[^1][0].Baseline - piece.Baseline > SameRow * Math.Max(rows[^1][0].Size, piece.Size))
                rows.Add([]);
            rows[^1].Add(piece);
        }

        rows.ForEach(row => row.Sort((a, b) => a.Left.CompareTo(b.Left)));
        return rows;
    }

    /// <summary>Whether strips side by side are a table rather than text in columns.</summary>
    public static bool AreTable(List<Column> columns, List<PdfPiece> pieces)
    {
        // What spans several strips says nothing about any of them.
        var members = columns.ConvertAll(column =>
            pieces.Where(piece => piece.Left > column.Left - piece.Size && piece.Right < column.Right + piece.Size).ToList()
        );
        var lines = members.Count(IsText);
        if (lines == members.Count)
            return false;
        var share = AlignedShare(members);
        return lines > 0 && members.Count == 2 ? share >= WellAligned : share >= Aligned;
    }

    /// <summary>Size of most of the text.</summary>
    public static double SizeOf(List<PdfPiece> pieces) =>
        pieces.GroupBy(piece => Math.Round(piece.Size * 2) / 2).MaxBy(group => group.Sum(piece => piece.Width))?.Key ?? 10;

    /// <summary>Whether a text is a figure: digits and what goes with them.</summary>
    public static bool IsNumber(string text)
    {
        int digits = 0,
            letters = 0;
        foreach (var c in text)
        {
            if (char.IsDigit(c))
                digits++;
            else if (char.IsLetter(c))
                letters++;
        }

        return digits > 0 ? letters <= Math.Min(3, digits) : letters == 0 && text.Trim() is "-" or "\u2013" or "\u2014";
    }

    /// <summary>Whether a strip holds lines of running text. Justified lines may have gaps that cut them.</summary>
    private static bool IsText(List<PdfPiece> pieces)
    {
        var lines = Rows(pieces);
        if (lines.Count < FewestLines)
            return false;
        var lengths = lines.ConvertAll(line => line.Sum(piece => piece.Text.Length)).Order().ToList();
        var width = pieces.Max(piece => piece.Right) - pieces.Min(piece => piece.Left);
        return lengths[lengths.Count / 2] >= LineLength
            && lines.Average(line => line.Max(piece => piece.Right) - line[0].Left) >= width * LineFill
            && lines.Count(line => line.TrueForAll(piece => IsNumber(piece.Text))) < lines.Count * 0.3;
    }

    /// <summary>Share of the lines outside the fullest strip that stand at the height of a line in another strip.</summary>
    private static double AlignedShare(List<List<PdfPiece>> members)
    {
        var fullest = members.MaxBy(member => member.Count);
        int all = 0,
            aligned = 0;
        foreach (var member in members.Where(member => member != fullest))
        {
            all += member.Count;
            aligned += member.Count(piece =>
                members.Exists(other =>
                    other != member && other.Exists(cell => Math.Abs(cell.Baseline - piece.Baseline) < piece.Size * 0.25)
                )
            );
        }

        return all == 0 ? 0 : (double)aligned / all;
    }

    private static List<Column> Merge(List<Column> columns, double gap)
    {
        var merged = new List<Column>();
        foreach (var column in columns)
        {
            if (merged.Count > 0 && column.Left - merged[^1].Right < gap)
                merged[^1] = new Column(merged[^1].Left, column.Right);
            else
                merged.Add(column);
        }

        return merged;
    }
}
