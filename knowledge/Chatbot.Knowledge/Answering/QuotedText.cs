using System.Text.RegularExpressions;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Answering;

/// <summary>Makes a quotation readable: one line, no list marker, table cells as words.</summary>
internal static partial class QuotedText
{
    private const int TwoCells = 2;

    /// <summary>A number in square brackets would pass for a citation of ours, so it gets round ones.</summary>
    public static string Of(string sentence) => Mark().Replace(WhiteSpace().Replace(sentence, " ").Trim(), "(${number})");

    /// <summary>A list item without its marker, a row of two cells as "name: value", a longer row with dashes.</summary>
    public static string OfItem(string line)
    {
        string text = line.Trim();
        if (text[0] != '|')
        {
            return Of(text[0] is '#' or '>' ? text.TrimStart('#', '>') : text[SentenceSplitter.MarkerLength(text)..]);
        }

        string[] cells =
        [
            .. text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(cell => cell.Any(char.IsLetterOrDigit)),
        ];
        return Of(string.Join(cells.Length == TwoCells ? ": " : " – ", cells));
    }

    [GeneratedRegex(@"\[(?<number>[0-9]{1,3})\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex WhiteSpace();
}
