using Chatbot.Knowledge.Readers.Sheets;

namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>A table of a page.</summary>
/// <param name="Rows">Texts of the cells; every row has the same number.</param>
/// <param name="HasHeader">Whether the first row names the columns.</param>
internal sealed record PdfTable(IReadOnlyList<IReadOnlyList<string>> Rows, bool HasHeader)
{
    /// <summary>Rows of cells, with those rows at the top that name the columns made one.</summary>
    /// <param name="rows">Rows from the top.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="merged">Cells over several columns.</param>
    public static PdfTable Of(List<SheetRow> rows, int columns, IReadOnlyList<CellRange> merged)
    {
        var all = Enumerable.Range(0, columns).ToList();
        var layout = new SheetLayout { Merged = merged };
        var names = HeaderRows.Count(rows, layout);
        var table = new List<IReadOnlyList<string>>();
        if (names > 0)
        {
            var header = HeaderRows.Combine(rows[..names], all, layout);
            table.Add([.. all.Select(column => header[column])]);
        }

        foreach (var row in rows.Skip(names))
            table.Add([.. all.Select(column => row.At(column)?.Text ?? "")]);
        return new PdfTable(table, names > 0);
    }
}
