namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>
/// Divides a page into tables and single columns of text, in the order in which a person reads them: what spans the page, then
/// the columns below it from the left, then what spans the page again.
/// </summary>
internal sealed class Regions(CancellationToken cancellationToken)
{
    private const int MaxDepth = 24;
    private const int FewestPieces = 6;
    private const double CloseRows = 2.2;
    private readonly List<PdfRegion> _regions = [];

    public List<PdfRegion> Of(List<PdfPiece> pieces)
    {
        Divide(pieces, 0);
        return _regions;
    }

    private void Divide(List<PdfPiece> pieces, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (pieces.Count == 0)
            return;
        if (pieces.Count < FewestPieces || depth >= MaxDepth || Gutter.Find(pieces) is not { } gutter)
        {
            _regions.Add(new PdfRegion(pieces, null));
            return;
        }

        var band = pieces.Where(piece => piece.Baseline > gutter.Bottom && piece.Baseline < gutter.Top).ToList();
        Divide([.. pieces.Where(piece => piece.Baseline >= gutter.Top)], depth + 1);
        DivideBand(band, depth + 1);
        Divide([.. pieces.Where(piece => piece.Baseline <= gutter.Bottom)], depth + 1);
    }

    private void DivideBand(List<PdfPiece> band, int depth)
    {
        var columns = Columns.Find(band, mayCross: true);
        if (columns.Count > 1 && Columns.AreTable(columns, band))
        {
            WriteTable(columns, band, depth);
            return;
        }

        columns = Columns.Find(band, mayCross: false);
        if (columns.Count < 2)
        {
            _regions.Add(new PdfRegion(band, null));
            return;
        }

        foreach (var column in columns)
            Divide([.. band.Where(piece => piece.Left >= column.Left - 0.1 && piece.Left < column.Right)], depth + 1);
    }

    private static bool IsClose(List<PdfPiece> upper, List<PdfPiece> lower) =>
        upper[0].Baseline - lower[0].Baseline < CloseRows * Math.Max(upper[0].Size, lower[0].Size);

    /// <summary>Lines above and below the table that have no cells are text.</summary>
    private void WriteTable(List<Column> columns, List<PdfPiece> band, int depth)
    {
        var rows = Columns.Rows(band);
        var first = rows.FindIndex(row => row.Count > 1);
        var last = rows.FindLastIndex(row => row.Count > 1);
        if (first < 0)
        {
            _regions.Add(new PdfRegion(band, null));
            return;
        }

        // A line right above the first row, over all columns but the first, names them.
        while (first > 0 && rows[first - 1][0].Left > columns[0].Right && IsClose(rows[first - 1], rows[first]))
            first--;

        // A line right below the last row, in one of its columns, goes on with a cell.
        while (last + 1 < rows.Count && rows[last].Count > 0 && rows[last + 1][0].Left > columns[0].Right)
            last++;
        Divide([.. rows[..first].SelectMany(row => row)], depth + 1);
        var cells = rows[first..(last + 1)].SelectMany(row => row).ToList();
        var own = Columns.Find(cells, mayCross: true);
        _regions.Add(new PdfRegion(cells, BorderlessTable.Of(own.Count > 1 ? own : columns, rows[first..(last + 1)])));
        Divide([.. rows[(last + 1)..].SelectMany(row => row)], depth + 1);
    }
}
