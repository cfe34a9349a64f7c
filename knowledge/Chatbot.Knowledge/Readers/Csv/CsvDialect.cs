using System.Globalization;

namespace Chatbot.Knowledge.Readers.Csv;

/// <summary>How a table in text is written, found from its first rows. Pure.</summary>
internal static class CsvDialect
{
    private const int SampleRows = 100;
    private const int SampleCharacters = 64 * 1024;
    private const int LongestName = 100;
    private const string SeparatorLine = "sep=";

    /// <summary>In the order that decides between equals: a comma is most often something else, such as a decimal sign.</summary>
    private static readonly char[] Delimiters = ['\t', ';', '|', ','];

    /// <summary>The delimiter that a first line <c>sep=;</c> declares (Excel writes it); the line is taken away.</summary>
    public static char? TakeDeclaredDelimiter(ref string text)
    {
        if (!text.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase) || text.Length <= SeparatorLine.Length)
            return null;
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || text.AsSpan(SeparatorLine.Length, end - SeparatorLine.Length).TrimEnd('\r').Length != 1)
            return null;
        var delimiter = text[SeparatorLine.Length];
        text = text[(end + 1)..];
        return !char.IsAscii(delimiter) || char.IsAsciiLetterOrDigit(delimiter) || delimiter is '"' or '\r' ? null : delimiter;
    }

    /// <summary>The delimiter that gives the most rows the same number of cells; a comma when there is none.</summary>
    public static char FindDelimiter(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, SampleCharacters));
        var best = ',';
        var bestScore = 0.0;
        foreach (var delimiter in Delimiters)
        {
            var counts = Count(sample, delimiter);
            var most = counts.Where(count => count > 0).GroupBy(count => count).MaxBy(group => group.Count());
            if (most is null)
                continue;
            var score = (double)most.Count() / counts.Count;
            if (score <= bestScore)
                continue;
            best = delimiter;
            bestScore = score;
        }

        return best;
    }

    /// <summary>The first rows.</summary>
    public static List<string[]> Sample(IEnumerable<string[]> rows) => [.. rows.Take(SampleRows)];

    /// <summary>Number of lines above the table (a title, a date) that have one cell where the table has more.</summary>
    public static int PreambleRows(List<string[]> sample)
    {
        var width = sample.Count < 4 ? 0 : sample.GroupBy(Width).MaxBy(group => group.Count())!.Key;
        return width < 3 ? 0 : Math.Max(0, sample.FindIndex(row => Width(row) > 1));
    }

    /// <summary>Whether the first row names the columns: distinct words, and no figures, dates or addresses.</summary>
    public static bool HasHeader(List<string[]> sample)
    {
        if (sample.Count < 2)
            return false;
        var names = sample[0].Where(cell => cell.Length > 0).ToList();
        return names.Count > 0
            && names.Count * 2 > sample[0].Length
            && names.TrueForAll(IsName)
            && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count;
    }

    private static int Width(string[] row) => row.Count(cell => !string.IsNullOrWhiteSpace(cell));

    private static bool IsName(string cell) =>
        cell.Length <= LongestName
        && !cell.Contains('@', StringComparison.Ordinal)
        && !cell.Contains("://", StringComparison.Ordinal)
        && cell.Any(char.IsLetter)
        && !double.TryParse(cell, NumberStyles.Any, CultureInfo.InvariantCulture, out _)
        && !(char.IsAsciiDigit(cell[0]) && DateTime.TryParse(cell, CultureInfo.InvariantCulture, out _));

    /// <summary>Number of delimiters outside of quotes in each of the first lines.</summary>
    private static List<int> Count(ReadOnlySpan<char> text, char delimiter)
    {
        var counts = new List<int>();
        var count = 0;
        var quoted = false;
        var blank = true;
        foreach (var c in text)
        {
            if (c == '"')
                quoted = !quoted;
            if (c == '\n' && !quoted)
            {
                if (!blank)
                    counts.Add(count);
                count = 0;
                blank = true;
                if (counts.Count == SampleRows)
                    return counts;
                continue;
            }

            blank &= char.IsWhiteSpace(c) && c != delimiter;
            if (c == delimiter && !quoted)
                count++;
        }

        if (!blank)
            counts.Add(count);
        return counts;
    }
}
