using System.Globalization;
using System.Text.RegularExpressions;

namespace Chatbot.Bot.Cards.PlainText;

/// <summary>
/// The functions <c>{{DATE(…)}}</c> and <c>{{TIME(…)}}</c> that hosts resolve in texts. A text has no reader's time zone, so the
/// time is shown as it was written, with its zone.
/// </summary>
internal static partial class CardDates
{
    public static string Resolve(string text) =>
        text.Contains("{{", StringComparison.Ordinal) ? Function().Replace(text, Format) : text;

    private static string Format(Match match)
    {
        if (
            !DateTimeOffset.TryParse(
                match.Groups["time"].Value,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
        )
            return match.Value;
        if (match.Groups["function"].Value == "TIME")
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{time:HH:mm} {(time.Offset == TimeSpan.Zero ? "UTC" : time.ToString("zzz", CultureInfo.InvariantCulture))}"
            );
        return time.ToString(
            match.Groups["style"].Value switch
            {
                "LONG" => "dddd, MMMM d, yyyy",
                "SHORT" => "ddd, MMM d, yyyy",
                _ => "yyyy-MM-dd",
            },
            CultureInfo.InvariantCulture
        );
    }

    [GeneratedRegex(
        @"\{\{(?<function>DATE|TIME)\(\s*(?<time>[0-9T:.+\-Z]{10,40})\s*(,\s*(?<style>LONG|SHORT|COMPACT)\s*)?\)\}\}",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Function();
}
