using System.Text.RegularExpressions;

namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>Makes pieces of words. Pure.</summary>
internal static partial class Pieces
{
    private const double SameLine = 0.3;
    private const double PieceGap = 0.75;
    private const double FigureGap = 0.42;
    private const double MarkerGap = 4;

    public static List<PdfPiece> Of(List<PdfWordBox> words)
    {
        var pieces = new List<PdfPiece>();
        foreach (var row in Rows(words))
        {
            row.Sort((a, b) => a.Left.CompareTo(b.Left));
            var start = 0;
            for (var i = 1; i <= row.Count; i++)
            {
                if (i < row.Count && !IsApart(row, start, i))
                    continue;
                pieces.Add(new PdfPiece(row[start..i]));
                start = i;
            }
        }

        return pieces;
    }

    /// <summary>Whether a text is a sign or number before an entry of a list or a title.</summary>
    public static bool IsMarker(string text) => text.Length <= 9 && Marker().IsMatch(text);

    private static List<List<PdfWordBox>> Rows(List<PdfWordBox> words)
    {
        var rows = new List<List<PdfWordBox>>();
        List<PdfWordBox>? row = null;
        foreach (var word in words.OrderByDescending(word => word.Baseline))
        {
            if (row is null || row[0].Baseline - word.Baseline > SameLine * Math.Min(row[0].Size, word.Size))
                rows.Add(row = []);
            row.Add(word);
        }

        return rows;
    }

    private static bool IsApart(List<PdfWordBox> row, int start, int next)
    {
        var (before, word) = (row[next - 1], row[next]);
        var gap = word.Left - before.Right;
        var size = Math.Max(before.Size, word.Size);
        // Figures in narrow columns stand closer together than words ever do.
        if (gap <= PieceGap * size)
            return gap > FigureGap * size && Columns.IsNumber(before.Text) && Columns.IsNumber(word.Text);
        return gap > MarkerGap * size || next - start != 1 || !IsMarker(before.Text);
    }

    [GeneratedRegex(
        @"^([\u2022\u2023\u2043\u204C\u204D\u2219\u25A0-\u25FF\u2713\u2714\u27A2\uF000-\uF0FF*\u2013\u2014\u00B7-]|\(?([0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|[0-9]{1,2}(\.[0-9]{1,2}){1,3}\.?)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Marker();
}
