using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Chatbot.Bot.Dialogs.Recognizers;

/// <summary>Reads the one number of a text, in figures as the language writes them, or as a small number word.</summary>
internal static partial class NumberRecognizer
{
    private const int LongestText = 200;

    private static readonly FrozenDictionary<string, int> NumberWords = new[]
    {
        "zero|null|zéro",
        "one|eins|ein|eine|einen|un|une",
        "two|zwei|deux",
        "three|drei|trois",
        "four|vier|quatre",
        "five|fünf|cinq",
        "six|sechs",
        "seven|sieben|sept",
        "eight|acht|huit",
        "nine|neun|neuf",
        "ten|zehn|dix",
        "eleven|elf|onze",
        "twelve|zwölf|douze",
    }
        .SelectMany((names, value) => names.Split('|').Select(name => (name, value)))
        .ToFrozenDictionary(pair => pair.name, pair => pair.value, StringComparer.Ordinal);

    /// <returns>Null when the text holds no number, or more than one.</returns>
    public static decimal? Read(string? text, string? locale)
    {
        if (text is null || text.Length > LongestText)
        {
            return null;
        }

        var figures = Figures().Matches(text);
        if (figures.Count > 0)
        {
            return figures.Count == 1 ? Parse(figures[0].Value, locale) : null;
        }

        var words = Words.Normalize(text).Split(' ').Where(NumberWords.ContainsKey).ToList();
        return words is [var word] ? NumberWords[word] : null;
    }

    /// <summary>English writes 1,234.5; German 1.234,5; French 1 234,5. A mark that stands once and not before three digits is the decimal mark everywhere.</summary>
    private static decimal? Parse(string figures, string? locale)
    {
        var isEnglish = new LocalText("en", "de", "fr").In(locale) == "en";
        var (group, point) = isEnglish ? (',', '.') : ('.', ',');
        var plain = Blank().Replace(figures, "");
        if (
            plain.Count(mark => mark == group) == 1
            && !plain.Contains(point, StringComparison.Ordinal)
            && !GroupOfThree().IsMatch(plain)
        )
        {
            plain = plain.Replace(group, point);
        }

        if (plain.Count(mark => mark == point) > 1 || !IsGrouped(plain, group, point))
        {
            return null;
        }

        plain = plain.Replace(group.ToString(), "", StringComparison.Ordinal).Replace(point, '.');
        return decimal.TryParse(
            plain,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
    }

    private static bool IsGrouped(string plain, char group, char point)
    {
        var parts = plain.Split(point)[0].TrimStart('+', '-').Split(group);
        return parts.Length == 1 || (parts[0].Length is >= 1 and <= 3 && parts.Skip(1).All(part => part.Length == 3));
    }

    [GeneratedRegex(
        @"(?<![\p{L}\d])[+-]?\d+(?:[.,][\d]+|[ '’\u00A0\u202F]\d{3}(?!\d))*(?![\d])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Figures();

    [GeneratedRegex(@"[ '’\u00A0\u202F]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Blank();

    [GeneratedRegex(@"[.,]\d{3}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex GroupOfThree();
}
