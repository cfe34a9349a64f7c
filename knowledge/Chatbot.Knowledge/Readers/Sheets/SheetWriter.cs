namespace Chatbot.Knowledge.Readers.Sheets;

/// <summary>
/// Writes the rows of a sheet as they come: lines over a table as paragraphs, rows that stand together as a table under its
/// header. A long table is written in parts that repeat the header, so that memory stays bounded.
/// </summary>
internal sealed class SheetWriter(ExtractedTextBuilder builder, SheetLayout layout)
{
    private const int RowsPerTable = 2_000;
    private const int MostParagraphs = 3;
    private readonly List<SheetRow> _rows = [];
    private readonly Dictionary<int, (string Text, int LastRow)> _mergedDown = [];
    private readonly ILookup<(int, int), CellRange> _tall = layout
        .Merged.Where(range => range.LastRow > range.FirstRow)
        .ToLookup(range => (range.FirstRow, range.FirstColumn));
    private Dictionary<int, string>? _header;
    private int _lastNumber = -1;
    private bool _isCut;

    /// <summary>Adds the next row; rows without text may be left out.</summary>
    public void Add(SheetRow row)
    {
        if (row.Cells.Count == 0)
            return;
        row = Filled(row);
        if (_rows.Count > 0 && row.Number > _lastNumber + 1)
            EndRegion();
        _isCut &= row.Number <= _lastNumber + 1;
        _rows.Add(row);
        _lastNumber = row.Number;
        if (_rows.Count >= RowsPerTable)
        {
            WriteRegion();
            _isCut = true;
        }
    }

    /// <summary>Writes what is left.</summary>
    public void End() => EndRegion();

    private void EndRegion()
    {
        if (_rows.Count > 0)
            WriteRegion();
    }

    private void WriteRegion()
    {
        var rows = _rows.ToList();
        _rows.Clear();
        if (_header is not null && (_isCut || GoesOn(rows)))
        {
            WriteTable(rows, _header);
            return;
        }

        _header = null;
        var lines = rows.TakeWhile(row => row.Cells.Count == 1).Count();
        if (lines == rows.Count && lines > MostParagraphs)
            lines = 0;
        foreach (var row in rows.Take(lines))
            builder.Paragraph(row.Cells[0].Text);
        rows.RemoveRange(0, lines);
        if (rows.Count == 0)
            return;
        var names = HeaderRows.Count(rows, layout);
        if (names > 0)
            _header = HeaderRows.Combine(rows[..names], Columns(rows), layout);
        WriteTable(rows[names..], _header);
    }

    /// <summary>Rows after a gap that stand under the columns of the table before it, without names of their own.</summary>
    private bool GoesOn(List<SheetRow> rows) =>
        rows.Exists(row => row.Cells.Count > 1)
        && rows.TrueForAll(row => row.Cells.All(cell => _header!.ContainsKey(cell.Column)))
        && (rows[0].Cells.Count < 2 || !HeaderRows.IsNames(rows[0]) || rows.TrueForAll(HeaderRows.IsNames));

    private void WriteTable(List<SheetRow> rows, Dictionary<int, string>? header)
    {
        var columns = Columns(rows);
        if (header is not null)
            columns = [.. columns.Union(header.Where(name => name.Value.Length > 0).Select(name => name.Key)).Order()];
        var places = columns.Select((column, place) => (column, place)).ToDictionary(pair => pair.column, pair => pair.place);
        var table = new List<IReadOnlyList<string>>(rows.Count + 1);
        if (header is not null)
            table.Add([.. columns.Select(column => header.GetValueOrDefault(column, ""))]);
        foreach (var row in rows)
        {
            var texts = new string[columns.Count];
            Array.Fill(texts, "");
            foreach (var cell in row.Cells)
                texts[places[cell.Column]] = cell.Text;
            table.Add(texts);
        }

        builder.Table(table, header is not null);
    }

    private static List<int> Columns(List<SheetRow> rows)
    {
        var columns = new HashSet<int>();
        foreach (var row in rows)
        {
            foreach (var cell in row.Cells)
                columns.Add(cell.Column);
        }

        return [.. columns.Order()];
    }

    /// <summary>A cell that reaches over several rows is told in each.</summary>
    private SheetRow Filled(SheetRow row)
    {
        foreach (var cell in row.Cells)
        {
            if (_tall[(row.Number, cell.Column)].FirstOrDefault() is { LastRow: > 0 } range)
                _mergedDown[cell.Column] = (cell.Text, range.LastRow);
        }

        if (_mergedDown.Count == 0)
            return row;
        foreach (var (column, _) in _mergedDown.Where(entry => entry.Value.LastRow < row.Number).ToList())
            _mergedDown.Remove(column);
        var missing = _mergedDown.Where(entry => row.At(entry.Key) is null).ToList();
        return missing.Count == 0
            ? row
            : row with
            {
                Cells =
                [
                    .. row
                        .Cells.Concat(missing.Select(entry => new SheetCell(entry.Key, entry.Value.Text, IsNumber: false)))
                        .OrderBy(cell => cell.Column),
                ],
            };
    }
}
