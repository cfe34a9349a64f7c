using System.Globalization;

namespace Chatbot.Bot.Cards.Templating;

/// <summary>Numbers as JavaScript reads, rounds and writes them.</summary>
internal static class ScriptNumber
{
    private const int MostDigits = 20;
    private const string Minus = "\u2212";

    /// <summary>The shortest text that reads back as the same number; with an exponent from 1e21 and below 1e-6.</summary>
    public static string ToText(double number)
    {
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "Infinity" : "-Infinity";
        if (number == 0)
            return "0";
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf('E', StringComparison.Ordinal);
        if (mark < 0)
            return shortest;
        if (Math.Abs(number) is >= 1e-6 and < 1e21)
            return number.ToString("0.####################", CultureInfo.InvariantCulture);
        var exponent = int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{shortest[..mark]}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}"
        );
    }

    /// <summary>As <c>Math.round</c>: halves go up.</summary>
    public static double Round(double number)
    {
        var floor = Math.Floor(number);
        return number - floor >= 0.5 ? floor + 1 : floor;
    }

    public static double Round(double number, double digits) => Round(number * Math.Pow(10, digits)) / Math.Pow(10, digits);

    /// <summary>With groups of thousands, a number of decimal places, and a true minus sign.</summary>
    public static string ToGroups(double number, int digits)
    {
        if (!double.IsFinite(number))
            return ToText(number);
        var places = Math.Clamp(digits, 0, MostDigits);
        var text = Math.Abs(number).ToString($"F{places}", CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        for (var at = whole.Length - 3; at > 0; at -= 3)
            whole = whole.Insert(at, ",");
        var isZero = !text.Any(letter => letter is > '0' and <= '9');
        return $"{(number < 0 && !isZero ? Minus : "")}{whole}{(point < 0 ? "" : text[point..])}";
    }

    /// <summary>As <c>parseFloat</c>: the number at the beginning; NaN where there is none.</summary>
    public static double ParseStart(string text, bool isInteger)
    {
        var trimmed = text.AsSpan().TrimStart();
        var at = trimmed.Length > 0 && trimmed[0] is '+' or '-' ? 1 : 0;
        var digits = at;
        while (at < trimmed.Length && char.IsAsciiDigit(trimmed[at]))
            at++;
        if (!isInteger && at < trimmed.Length && trimmed[at] == '.')
        {
            at++;
            while (at < trimmed.Length && char.IsAsciiDigit(trimmed[at]))
                at++;
        }

        if (!isInteger && at > digits && at + 1 < trimmed.Length && trimmed[at] is 'e' or 'E')
        {
            var exponent = at + 1 + (trimmed[at + 1] is '+' or '-' ? 1 : 0);
            var end = exponent;
            while (end < trimmed.Length && char.IsAsciiDigit(trimmed[end]))
                end++;
            at = end > exponent ? end : at;
        }

        return double.TryParse(trimmed[..at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;
    }
}
