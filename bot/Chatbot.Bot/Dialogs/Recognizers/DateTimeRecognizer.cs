using System.Globalization;
using System.Text.RegularExpressions;
using Chatbot.Bot.Dialogs.Prompts.Dates;

namespace Chatbot.Bot.Dialogs.Recognizers;

/// <summary>
/// Reads a day and a time in English, German and French. What is said without a year or a week is the next such day from today;
/// a weekday is never today. <c>3/4/2026</c> is a day of April except in American English, where it is a day of March.
/// </summary>
internal static partial class DateTimeRecognizer
{
    private const int LongestText = 100;
    private const int MostDaysAway = 3660;

    /// <param name="text">What the person wrote.</param>
    /// <param name="locale">BCP 47 tag.</param>
    /// <param name="now">The moment that words such as “tomorrow” start from, in the person's time zone.</param>
    /// <returns>Null when it is neither a day nor a time.</returns>
    public static DateTimeResolution? Read(string? text, string? locale, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            return null;
        }

        var rest = text.ToLowerInvariant();
        var today = DateOnly.FromDateTime(now.DateTime);
        var date = Numeric(ref rest, locale, today) ?? Named(ref rest, today) ?? Relative(ref rest, today);
        var time = Clock(rest) ?? (date is null ? null : BareHour(rest));
        return date is null && time is null ? null : new(date, time);
    }

    /// <summary><c>2026-03-24</c>, <c>24.3.2026</c>, <c>24.3.</c>, <c>24/03/2026</c>.</summary>
    private static DateOnly? Numeric(ref string rest, string? locale, DateOnly today)
    {
        if (Take(ref rest, Iso()) is { } iso)
        {
            return Day(Number(iso, "y"), Number(iso, "m"), Number(iso, "d"));
        }

        if (Take(ref rest, Dotted()) is { } dotted)
        {
            return DayOf(dotted, Number(dotted, "m"), Number(dotted, "d"), today);
        }

        if (Take(ref rest, Slashed()) is not { } slashed)
        {
            return null;
        }

        var (first, second) = (Number(slashed, "a"), Number(slashed, "b"));
        return IsMonthFirst(locale) ? DayOf(slashed, first, second, today) : DayOf(slashed, second, first, today);
    }

    /// <summary><c>24 March 2026</c>, <c>March 24th</c>, <c>24. März</c>, <c>1er mai</c>.</summary>
    private static DateOnly? Named(ref string rest, DateOnly today)
    {
        foreach (var pattern in new[] { DayMonth(), MonthDay() })
        {
            var match = pattern.Match(rest);
            while (match.Success)
            {
                if (CalendarWords.Months.TryGetValue(match.Groups["name"].Value, out var month))
                {
                    Cut(ref rest, match);
                    return DayOf(match, month, Number(match, "d"), today);
                }

                match = match.NextMatch();
            }
        }

        return null;
    }

    private static DateOnly? Relative(ref string rest, DateOnly today)
    {
        if (Take(ref rest, Ahead()) is { } ahead)
        {
            var count =
                ahead.Groups["n"].Value is var word && int.TryParse(word, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : 1;
            var days = ahead.Groups["unit"].Value[0] is 'w' or 's' ? count * 7L : count;
            return days <= MostDaysAway ? After(today, (int)days) : null;
        }

        var words = Words.Normalize(rest);
        foreach (var (name, days) in CalendarWords.Days.OrderByDescending(pair => pair.Key.Length))
        {
            if (HasWords(words, name) && !IsMorning(words, name))
            {
                rest = Without(rest, name);
                return After(today, days);
            }
        }

        foreach (var (name, day) in CalendarWords.Weekdays)
        {
            if (HasWords(words, name))
            {
                rest = Without(rest, name);
                return After(today, (day - (int)today.DayOfWeek + 6) % 7 + 1);
            }
        }

        return null;
    }

    /// <summary>The text without a name; where the name has a blank, the text may have any mark.</summary>
    private static string Without(string text, string name) =>
        Regex.Replace(
            text,
            $@"\b{name.Replace(" ", @"[\s'’-]+", StringComparison.Ordinal)}\b",
            " ",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );

    /// <summary>„heute Morgen“ is no tomorrow.</summary>
    private static bool IsMorning(string words, string name) => name == "morgen" && HasWords(words, "heute");

    private static TimeOnly? Clock(string rest)
    {
        if (Clocks().Match(rest) is { Success: true } match)
        {
            return Time(match);
        }

        var words = Words.Normalize(rest).Split(' ');
        return words
            .Where(CalendarWords.Hours.ContainsKey)
            .Select(word => (TimeOnly?)new TimeOnly(CalendarWords.Hours[word], 0))
            .FirstOrDefault();
    }

    /// <summary>“at 9” beside a day.</summary>
    private static TimeOnly? BareHour(string rest) => At().Match(rest) is { Success: true } match ? Time(match) : null;

    private static TimeOnly? Time(Match match)
    {
        var (hour, minute) = (Number(match, "h"), match.Groups["min"].Success ? Number(match, "min") : 0);
        var half = match.Groups["half"].Value.Replace(".", "", StringComparison.Ordinal).Trim();
        if (half.Length > 0)
        {
            if (hour is < 1 or > 12)
            {
                return null;
            }

            hour = (hour % 12) + (half == "pm" ? 12 : 0);
        }

        return hour is >= 0 and <= 23 && minute is >= 0 and <= 59 ? new TimeOnly(hour, minute) : null;
    }

    /// <summary>A day without year is the next one from today.</summary>
    private static DateOnly? DayOf(Match match, int month, int day, DateOnly today)
    {
        if (match.Groups["y"] is { Success: true, Length: > 0 })
        {
            var year = Number(match, "y");
            return Day(year < 100 ? year + 2000 : year, month, day);
        }

        return Enumerable
            .Range(today.Year, 5)
            .Select(year => Day(year, month, day))
            .FirstOrDefault(candidate => candidate >= today);
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= System.DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static DateOnly? After(DateOnly today, int days) =>
        days <= DateOnly.MaxValue.DayNumber - today.DayNumber ? today.AddDays(days) : null;

    private static bool IsMonthFirst(string? locale) =>
        locale is null
        || locale.Equals("en", StringComparison.OrdinalIgnoreCase)
        || locale.Equals("en-US", StringComparison.OrdinalIgnoreCase);

    private static bool HasWords(string normalized, string name) =>
        $" {normalized} ".Contains($" {name} ", StringComparison.Ordinal);

    private static Match? Take(ref string rest, Regex pattern)
    {
        if (pattern.Match(rest) is not { Success: true } match)
        {
            return null;
        }

        Cut(ref rest, match);
        return match;
    }

    private static void Cut(ref string rest, Match match) =>
        rest = string.Concat(rest.AsSpan(0, match.Index), " ", rest.AsSpan(match.Index + match.Length));

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : -1;

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Iso();

    [GeneratedRegex(
        @"(?<![\d.])(?<d>\d{1,2})\.\s?(?<m>\d{1,2})(?:\.\s?(?<y>\d{4}|\d{2})(?!\d)|\.(?!\d))",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Dotted();

    [GeneratedRegex(
        @"(?<![\d/])(?<a>\d{1,2})/(?<b>\d{1,2})(?:/(?<y>\d{4}|\d{2}))?(?![\d/])",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Slashed();

    [GeneratedRegex(
        @"(?<!\d)(?<d>\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?(?<name>\p{L}{3,})\.?(?:,?\s+(?<y>\d{4})(?!\d))?",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex DayMonth();

    [GeneratedRegex(
        @"\b(?<name>\p{L}{3,})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+(?<y>\d{4})(?!\d))?",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex MonthDay();

    [GeneratedRegex(
        @"\b(?:in|dans)\s+(?<n>\d{1,4}|an?|one|einem|einer|un|une)\s+(?<unit>days?|weeks?|tag(?:en|e)?|wochen?|jours?|semaines?)\b",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Ahead();

    [GeneratedRegex(
        @"(?<![\d:.])(?:(?<h>\d{1,2})\s?[:h](?<min>\d{2})(?!\d)\s?(?<half>[ap]\.?m\b\.?)?|(?<h>\d{1,2})\.(?<min>\d{2})(?=\s*uhr)|(?<h>\d{1,2})\s?(?<half>[ap]\.?m\b\.?)|(?<h>\d{1,2})(?=\s?(?:uhr|h|heures?|o['’]?clock)\b))",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Clocks();

    [GeneratedRegex(@"\b(?:at|um|à|gegen|vers)\s+(?<h>\d{1,2})(?![\d:./])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex At();
}
