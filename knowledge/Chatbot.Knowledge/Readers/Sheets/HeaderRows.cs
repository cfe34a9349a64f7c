namespace Chatbot.Knowledge.Readers.Sheets;

/// <summary>Finds the rows that name the columns of a table, and makes one row of them. Pure.</summary>
internal static class HeaderRows
{
    private const int Most = 4;
    private const int Looked = 30;
    private const int LongestName = 120;

    /// <summary>Number of rows at the top of a table that name its columns.</summary>
    public static int Count(IReadOnlyList<SheetRow> rows, SheetLayout layout)
    {
        if (rows.Count < 2)
            return 0;
        for (var i = Math.Min(Most, rows.Count - 1) - 1; i >= 0; i--)
        {
            if (layout.HeaderRows.Contains(rows[i].Number))
                return i + 1;
        }

        var frozen = rows.TakeWhile(row => row.Number < layout.FrozenRows).Count();
        if (frozen is > 0 and <= Most && frozen < rows.Count)
            return frozen;
        var names = rows.Take(Math.Min(Looked, rows.Count - 1)).TakeWhile(IsNames).Count();
        if (names == 0)
            return 0;
        return names <= Most && names < rows.Count && IsStacked(rows, names, layout) ? names : 1;
    }

    /// <summary>One name per column: the names above each other, a name over several columns given to each.</summary>
    public static Dictionary<int, string> Combine(IReadOnlyList<SheetRow> rows, IReadOnlyList<int> columns, SheetLayout layout)
    {
        var names = columns.ToDictionary(column => column, _ => new List<string>());
        for (var i = 0; i < rows.Count; i++)
        {
            var isLast = i == rows.Count - 1;
            var above = "";
            foreach (var column in columns)
            {
                var text = rows[i].At(column)?.Text ?? Merged(rows[i], column, layout);
                if (text is null && !isLast && rows[i + 1].At(column) is not null)
                    text = above;
                above = text ?? (isLast ? "" : above);
                if (text is { Length: > 0 } && !names[column].Contains(text))
                    names[column].Add(text);
            }
        }

        return names.ToDictionary(name => name.Key, name => string.Join(' ', name.Value));
    }

    /// <summary>Whether a row could name columns: words, or years, none of it long.</summary>
    public static bool IsNames(SheetRow row) =>
        row.Cells.Any(cell => !cell.IsNumber || IsYear(cell.Text))
        && row.Cells.All(cell => (!cell.IsNumber || IsYear(cell.Text)) && cell.Text.Length <= LongestName);

    private static bool IsYear(string text) =>
        text.Length == 4 && int.TryParse(text, out var year) && year is >= 1900 and <= 2100;

    /// <summary>Whether rows of words over a row with numbers are one header: a name spans columns, or leaves some empty.</summary>
    private static bool IsStacked(IReadOnlyList<SheetRow> rows, int count, SheetLayout layout)
    {
        var widest = rows.Take(count).Max(row => row.Cells.Count);
        return count > 1
            && rows.Take(count - 1)
                .All(row =>
                    row.Cells.Count < widest
                    || layout.Merged.Any(range => range.FirstRow == row.Number && range.LastColumn > range.FirstColumn)
                );
    }

    private static string? Merged(SheetRow row, int column, SheetLayout layout)
    {
        foreach (var range in layout.Merged)
        {
            var holds = range.FirstRow == row.Number && range.FirstColumn < column && range.LastColumn >= column;
            if (holds && row.At(range.FirstColumn) is { } cell)
                return cell.Text;
        }

        return null;
    }
}
