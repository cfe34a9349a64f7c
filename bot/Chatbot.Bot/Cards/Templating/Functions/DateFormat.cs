using System.Globalization;
using System.Text;

namespace Chatbot.Bot.Cards.Templating.Functions;

/// <summary>
/// Formats a time by .NET's custom format, as far as the language has it: a format with fractions of fewer than three places, an
/// era or an open quote is taken for a Day.js format instead, and quoted words are read as format too.
/// </summary>
internal static class DateFormat
{
    private const string Default = "YYYY-MM-DDTHH:mm:ss.SSS[Z]";
    private const string Tokens = "YMDdHhaAmsZS";

    public static string Format(DateTime time, string format) =>
        Write(time, format.Length == 0 ? Default : ToDayjs(format) ?? format);

    /// <summary>The format for Day.js; null where there is none.</summary>
    private static string? ToDayjs(string format)
    {
        if (format is "R" or "r" or "U" or "u")
            return null;
        if (format is "O" or "o")
            return "YYYY-MM-DDTHH:mm:ss.SSS0000Z";
        var result = new StringBuilder();
        for (var at = 0; at < format.Length; )
        {
            var letter = format[at];
            if (letter is '\'' or '`')
            {
                var end = format.IndexOf(letter, at + 1);
                if (end < 0)
                    return null;
                result.Append(format, at + 1, end - at - 1);
                at = end + 1;
            }
            else if (letter == '\\')
            {
                if (at + 1 >= format.Length)
                    return null;
                result.Append(format[at + 1]);
                at += 2;
            }
            else
            {
                var count = RunLength(format, at);
                if (Convert(letter, count) is not { } converted)
                    return null;
                result.Append(converted);
                at += count;
            }
        }

        return result.ToString();
    }

    private static string? Convert(char letter, int count) =>
        letter switch
        {
            'd' => count <= 2 ? new string('D', count) : new string('d', Math.Min(count, 4)),
            'f' or 'F' => count >= 3 ? "SSS" : null,
            'g' => null,
            'h' or 'H' or 'm' or 's' => new string(letter, Math.Min(count, 2)),
            'M' => new string(letter, Math.Min(count, 4)),
            't' => "A",
            'y' => count <= 2 ? "YY" : "YYYY",
            'z' => count <= 2 ? "ZZ" : "Z",
            'K' => new string('Z', count),
            '%' => "",
            _ => new string(letter, count),
        };

    private static int RunLength(string text, int start)
    {
        var at = start;
        while (at < text.Length && text[at] == text[start])
            at++;
        return at - start;
    }

    private static string Write(DateTime time, string format)
    {
        var result = new StringBuilder();
        for (var at = 0; at < format.Length; )
        {
            if (format[at] == '[' && format.IndexOf(']', at) is var end && end > at + 1)
            {
                result.Append(format, at + 1, end - at - 1);
                at = end + 1;
                continue;
            }

            var length = Math.Min(RunLength(format, at), Longest(format[at]));
            var token = format.Substring(at, length);
            result.Append(Tokens.Contains(format[at], StringComparison.Ordinal) ? Write(time, token[0], length) : token);
            at += length;
        }

        return result.ToString();
    }

    private static int Longest(char letter) =>
        letter switch
        {
            'Y' or 'M' or 'd' => 4,
            'D' or 'H' or 'h' or 'm' or 's' or 'Z' => 2,
            'S' => 3,
            _ => 1,
        };

    private static string Write(DateTime time, char letter, int length) =>
        (letter, length) switch
        {
            ('Y', 4) => Number(time.Year, 4),
            ('Y', 2) => Number(time.Year % 100, 2),
            ('M', 1 or 2) => Number(time.Month, length),
            ('M', 3) => time.ToString("MMM", CultureInfo.InvariantCulture),
            ('M', 4) => time.ToString("MMMM", CultureInfo.InvariantCulture),
            ('D', _) => Number(time.Day, length),
            ('d', 1) => Number((int)time.DayOfWeek, 1),
            ('d', 2) => time.DayOfWeek.ToString()[..2],
            ('d', 3) => time.DayOfWeek.ToString()[..3],
            ('d', 4) => time.DayOfWeek.ToString(),
            ('H', _) => Number(time.Hour, length),
            ('h', _) => Number((time.Hour + 11) % 12 + 1, length),
            ('a', _) => time.Hour < 12 ? "am" : "pm",
            ('A', _) => time.Hour < 12 ? "AM" : "PM",
            ('m', _) => Number(time.Minute, length),
            ('s', _) => Number(time.Second, length),
            ('S', 3) => Number(time.Millisecond, 3),
            ('S', _) => new string('S', length),
            ('Z', 1) => "+00:00",
            _ => "+0000",
        };

    private static string Number(int value, int digits) => value.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
}
