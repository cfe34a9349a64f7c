using Chatbot.Knowledge.Readers.Sheets;

namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>Makes a table of pieces that stand in columns. Pure.</summary>
internal static class BorderlessTable
{
    private const double CloseLines = 1.45;
    private const double SameRow = 0.95;

    public static PdfTable Of(List<Column> columns, List<List<PdfPiece>> rows)
    {
        var cells = new List<(Dictionary<int, List<string>> Texts, double Baseline, double Size)>();
        var merged = new List<CellRange>();
        foreach (var row in rows)
        {
            var texts = new Dictionary<int, List<string>>();
            foreach (var piece in row)
            {
                var (first, last) = Span(columns, piece);
                if (last > first)
                    merged.Add(new CellRange(cells.Count, first, cells.Count, last));
                if (!texts.TryGetValue(first, out var cell))
                    texts[first] = cell = [];
                cell.Add(piece.Text);
            }

            if (cells.Count > 0 && GoesOn(cells[^1], texts, row, cells.Count))
                Append(cells[^1].Texts, texts);
            else
                cells.Add((texts, row[0].Baseline, row[0].Size));
            cells[^1] = cells[^1] with { Baseline = row[0].Baseline };
        }

        var sheet = cells
            .Select(
                (row, number) =>
                    new SheetRow(
                        number,
                        [.. row.Texts.OrderBy(cell => cell.Key).Select(cell => PdfCell.Of(cell.Key, PdfLines.Join(cell.Value)))]
                    )
            )
            .ToList();
        return PdfTable.Of(sheet, columns.Count, merged);
    }

    /// <summary>
    /// Whether a line goes on with the cells of the row above it: it has no first cell and no figures; or it stands so close
    /// that it can only be a part of the same row; or it ends a first cell that stood alone.
    /// </summary>
    private static bool GoesOn(
        (Dictionary<int, List<string>> Texts, double Baseline, double Size) before,
        Dictionary<int, List<string>> texts,
        List<PdfPiece> row,
        int count
    )
    {
        var gap = before.Baseline - row[0].Baseline;
        if (gap < SameRow * before.Size && (texts.Count == 1 || before.Texts.Count == 1))
            return true;
        if (gap >= CloseLines * before.Size)
            return false;
        if (texts.TryGetValue(0, out var first))
            return before.Texts.Count == 1 && before.Texts.ContainsKey(0) && char.IsLower(first[0][0]);
        return count > 1
            && texts.Count < before.Texts.Count
            && texts.Keys.All(before.Texts.ContainsKey)
            && !texts.Values.Any(cell => cell.Exists(Columns.IsNumber));
    }

    private static void Append(Dictionary<int, List<string>> row, Dictionary<int, List<string>> texts)
    {
        foreach (var (column, cell) in texts)
        {
            if (row.TryGetValue(column, out var above))
                above.AddRange(cell);
            else
                row[column] = cell;
        }
    }

    private static (int First, int Last) Span(List<Column> columns, PdfPiece piece)
    {
        var first = columns.FindIndex(column => piece.Left < column.Right - 1 && piece.Right > column.Left + 1);
        var last = columns.FindLastIndex(column => piece.Left < column.Right - 1 && piece.Right > column.Left + 1);
        if (first >= 0)
            return (first, last);
        var nearest = columns.FindIndex(column => piece.Left <= column.Right);
        return nearest >= 0 ? (nearest, nearest) : (columns.Count - 1, columns.Count - 1);
    }
}
