using System.Text.RegularExpressions;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>A table of Markdown as a list: a point for each row, its first cell first, then each cell after the name of its column.</summary>
internal static partial class MarkdownTable
{
    /// <param name="lines">Lines that begin with a bar.</param>
    /// <param name="showsBold">Whether the first cell may be bold.</param>
    /// <returns>The lines as they are when they are no table.</returns>
    public static IEnumerable<string> ToList(IReadOnlyList<string> lines, bool showsBold)
    {
        if (lines.Count < 2 || !Delimiter().IsMatch(lines[1]))
        {
            return lines;
        }

        var head = Cells(lines[0]);
        return lines.Count == 2 ? [string.Join(", ", head)] : lines.Skip(2).Select(line => Row(head, Cells(line), showsBold));
    }

    private static string Row(IReadOnlyList<string> head, IReadOnlyList<string> cells, bool showsBold)
    {
        var first = cells.Count == 0 ? "" : cells[0];
        var title = showsBold && first.Length > 0 && !first.Contains('*', StringComparison.Ordinal) ? $"**{first}**" : first;
        var rest = cells
            .Skip(1)
            .Select((cell, index) => (Name: index + 1 < head.Count ? head[index + 1] : "", Cell: cell))
            .Where(pair => pair.Cell.Length > 0)
            .Select(pair => cells.Count <= 2 || pair.Name.Length == 0 ? pair.Cell : $"{pair.Name}: {pair.Cell}")
            .ToList();
        return rest.Count == 0 ? $"- {title}" : $"- {title}{(cells.Count <= 2 ? ": " : " — ")}{string.Join("; ", rest)}";
    }

    private static IReadOnlyList<string> Cells(string line)
    {
        var row = line.Trim();
        row = row[1..];
        if (row.EndsWith('|') && !row.EndsWith("\\|", StringComparison.Ordinal))
        {
            row = row[..^1];
        }

        return [.. Bar().Split(row).Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))];
    }

    [GeneratedRegex(@"^\s*\|[\s:|-]*-[\s:|-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Delimiter();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Bar();
}
