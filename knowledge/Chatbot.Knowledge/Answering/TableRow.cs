using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Answering;

/// <summary>A row of a table with the names of its columns, which say what its cells mean.</summary>
internal sealed record TableRow(IReadOnlyList<string> Columns, IReadOnlyList<string> Cells)
{
    /// <summary>The cells of a line of a table, empty ones included; null when the line is none.</summary>
    public static IReadOnlyList<string>? CellsOf(string line)
    {
        string text = line.Trim();
        return text.Length > 1 && text[0] == '|'
            ? [.. text.Trim('|').Split('|', StringSplitOptions.TrimEntries).Select(QuotedText.Of)]
            : null;
    }

    /// <summary>Whether the cells are the line between the names of the columns and the rows.</summary>
    public static bool IsRule(IReadOnlyList<string> cells) =>
        cells.Count > 0 && cells.All(cell => cell.Length > 0 && cell.All(character => character is '-' or ':' or ' '));

    /// <summary>
    /// The row as text: its first cell, then what the question asks for by the name of a column, or everything. Null when
    /// the row and the names of the columns do not fit each other.
    /// </summary>
    public string? Read(IReadOnlySet<string> asked)
    {
        const int TwoCells = 2;
        if (Cells.Count != Columns.Count || Cells.Count <= TwoCells)
        {
            return null;
        }

        int[] filled = [.. Enumerable.Range(1, Cells.Count - 1).Where(i => Cells[i].Any(char.IsLetterOrDigit))];
        int[] named = [.. filled.Where(i => Terms.Of(Columns[i]).Any(term => !term.IsStopWord && asked.Contains(term.Stem)))];
        return filled.Length == 0
            ? null
            : $"{Cells[0]} – {string.Join(", ", (named.Length > 0 ? named : filled).Select(i => $"{Columns[i]}: {Cells[i]}"))}";
    }
}
