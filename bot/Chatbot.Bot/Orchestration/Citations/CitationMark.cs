using System.Buffers;
using System.Text.RegularExpressions;

namespace Chatbot.Bot.Orchestration.Citations;

/// <summary>Reads what models write between brackets to cite: <c>3</c>, <c>1, 3</c>, <c>2-4</c>, <c>3†source</c>, <c>source 3</c>.</summary>
internal static partial class CitationMark
{
    /// <summary>Numbers with more digits are years and the like; alone in brackets they would still look like a mark.</summary>
    private const int MostDigits = 3;

    private static readonly SearchValues<char> DigitsAndSpaces = SearchValues.Create("0123456789 ");

    /// <summary>
    /// The sources cited, or null when the text between the brackets is no citation. Numbers that no source has are left
    /// out, so that the result may be empty.
    /// </summary>
    public static IReadOnlyList<int>? Parse(ReadOnlySpan<char> content, int sources)
    {
        var text = content.Trim();
        if (!text.IsEmpty && text.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return Number(text, sources) is { } number ? [number] : [];
        }

        var match = Shape().Match(text.ToString());
        if (!match.Success)
        {
            return null;
        }

        var numbers = new List<int>();
        foreach (var item in match.Groups["item"].Captures.Select(capture => capture.Value))
        {
            var dash = item.AsSpan().IndexOfAny('-', '–');
            var first = int.Parse(item.AsSpan(0, dash < 0 ? item.Length : dash).Trim(), provider: null);
            var last = dash < 0 ? first : int.Parse(item.AsSpan(dash + 1).Trim(), provider: null);
            for (var number = Math.Max(first, 1); number <= Math.Min(last, sources); number++)
            {
                if (!numbers.Contains(number))
                {
                    numbers.Add(number);
                }
            }
        }

        return numbers;
    }

    /// <summary>Whether text after an opening bracket could still become a mark when something behind it is taken out.</summary>
    public static bool MayBegin(ReadOnlySpan<char> content) => !content.ContainsAnyExcept(DigitsAndSpaces);

    private static int? Number(ReadOnlySpan<char> digits, int sources) =>
        digits.TrimStart('0') is { Length: > 0 and <= MostDigits } significant
        && int.Parse(significant, provider: null) is var number
        && number <= sources
            ? number
            : null;

    [GeneratedRegex(
        @"^(\^|(sources?|passages?|docs?|documents?|refs?|quellen?)[\s:#]*)?(?<item>[0-9]{1,3}(\s*[-–]\s*[0-9]{1,3})?)(\s*([,;&]|and|und|et)\s*(sources?\s*)?(?<item>[0-9]{1,3}(\s*[-–]\s*[0-9]{1,3})?))*((:[0-9]{1,3})?\s*†.*)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Shape();
}
