using System.Globalization;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Enrichment.Enrichers;

/// <summary>
/// Dates in the ways of writing of the supported languages, from 1900 to 2099, as yyyy-MM-dd, yyyy-MM or yyyy. A day and month
/// that can be read both ways count as their year alone.
/// </summary>
internal sealed partial class DatesEnricher : IEnricher
{
    private const int MostDates = 100;
    private const int LongestBefore = 40;
    private const int LongestAfter = 8;

    public string Name => "dates";

    public bool IsOn(EnrichmentOptions options) => options.Dates;

    public Task<DocumentEnrichment> EnrichAsync(
        EnrichmentInput input,
        DocumentEnrichment found,
        CancellationToken cancellationToken
    )
    {
        var dates = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in (string[])[input.Title, input.Text])
        {
            for (var i = 0; i + 4 <= text.Length && dates.Count < MostDates; i++)
            {
                if (
                    IsYear(text, i)
                    && DateAt(text, i, found.Language, isTitle: text == input.Title) is { } date
                    && seen.Add(date)
                )
                    dates.Add(date);
            }
        }

        return Task.FromResult(found with { Dates = dates });
    }

    private static bool IsYear(string text, int i) =>
        text[i] is '1' or '2'
        && (text[i] == '1' ? text[i + 1] == '9' : text[i + 1] == '0')
        && char.IsAsciiDigit(text[i + 2])
        && char.IsAsciiDigit(text[i + 3])
        && (i == 0 || !char.IsLetterOrDigit(text[i - 1]) || text[i - 1] >= '\u3000')
        && (i + 4 == text.Length || !char.IsLetterOrDigit(text[i + 4]) || text[i + 4] >= '\u3000')
        && !(i + 5 < text.Length && text[i + 4] is '.' or ',' && char.IsAsciiDigit(text[i + 5]));

    private static string? DateAt(string text, int i, string? language, bool isTitle)
    {
        var year = text.Substring(i, 4);
        var after = text.AsSpan(i + 4, Math.Min(LongestAfter, text.Length - i - 4)).ToString();
        if (After().Match(after) is { Success: true } iso)
            return Date(year, iso.Groups["m"].Value, iso.Groups["d"].Value);
        var start = Math.Max(0, i - LongestBefore);
        var before = text[start..i];
        if (NumbersBefore().Match(before) is { Success: true } numbers)
            return OfNumbers(year, numbers.Groups["a"].Value, numbers.Groups["b"].Value, numbers.Groups["sign"].Value, language);
        if (DayMonthBefore().Match(before) is { Success: true } named && Months.Of(named.Groups["m"].Value) is { } month)
            return Date(year, month, named.Groups["d"].Value) ?? Date(year, month, "");
        if (MonthDayBefore().Match(before) is { Success: true } english && Months.Of(english.Groups["m"].Value) is { } second)
            return Date(year, second, english.Groups["d"].Value) ?? Date(year, second, "");
        if (MonthBefore().Match(before) is { Success: true } alone && Months.Of(alone.Groups["m"].Value) is { } third)
            return Date(year, third, "");
        return isTitle || YearBefore().IsMatch(before) ? year : null;
    }

    private static string? OfNumbers(string year, string a, string b, string sign, string? language)
    {
        var (first, second) = (int.Parse(a, CultureInfo.InvariantCulture), int.Parse(b, CultureInfo.InvariantCulture));
        var isDayFirst = sign == "." || first > 12 || language is not (null or "en");
        if (isDayFirst)
            return Date(year, b, a) ?? year;
        return second > 12 || first == second ? Date(year, a, b) ?? year : year;
    }

    private static string? Date(string year, string month, string day)
    {
        if (month.Length == 0)
            return year;
        var m = int.Parse(month, CultureInfo.InvariantCulture);
        if (m is < 1 or > 12)
            return null;
        if (day.Length == 0)
            return $"{year}-{m:00}";
        var d = int.Parse(day, CultureInfo.InvariantCulture);
        return d >= 1 && d <= DateTime.DaysInMonth(int.Parse(year, CultureInfo.InvariantCulture), m)
            ? $"{year}-{m:00}-{d:00}"
            : null;
    }

    [GeneratedRegex(
        @"^(?:-(?<m>\d\d)(?:-(?<d>\d\d))?(?!\d|-\d)|年(?:(?<m>\d{1,2})月(?:(?<d>\d{1,2})日)?)?)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex After();

    [GeneratedRegex(@"(?<![\d./-])(?<a>\d{1,2})(?<sign>[./-])\s?(?<b>\d{1,2})\k<sign>\s?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumbersBefore();

    [GeneratedRegex(
        @"(?<!\d)(?<d>\d{1,2})(\.|st|nd|rd|th|er|º|°)?\s+((de|of)\s+)?(?<m>\p{L}{3,10})\.?,?\s+((de|del|of)\s+)?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex DayMonthBefore();

    [GeneratedRegex(
        @"(?<!\p{L})(?<m>\p{L}{3,10})\.?\s+(?<d>\d{1,2})(st|nd|rd|th)?,?\s+$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex MonthDayBefore();

    [GeneratedRegex(
        @"(?<!\p{L})(?<m>\p{L}{3,10})\.?,?\s+((de|del|of)\s+)?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex MonthBefore();

    /// <summary>Words and signs after which a number is a year and no amount.</summary>
    [GeneratedRegex(
        @"([(©]|(?<!\p{L})(in|im|since|seit|from|until|till|by|ab|bis|von|en|depuis|desde|hasta|dal|nel|dans|sinds|em|year|years|jahr|jahre|jahres|année|an|año|anno|ano|jaar|fy|version|edition|Q[1-4]|spring|summer|autumn|winter)\s)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex YearBefore();
}
