using System.Text.RegularExpressions;

namespace Chatbot.Bot.Dialogs.Recognizers;

/// <summary>Finds out whether a text orders something, such as “I want to request leave”. A question orders nothing.</summary>
internal static partial class StartWords
{
    private const int LongestText = 160;

    /// <returns>The words after the phrase, normalized; null when the text does not begin with a phrase.</returns>
    public static string? After(string text, IReadOnlyList<string> phrases)
    {
        if (text.Length > LongestText)
        {
            return null;
        }

        var wanted = Polite().Replace(Words.Normalize(text), "");
        if (Questions.ReadsAsQuestion(text) && wanted.Length == Words.Normalize(text).Length)
        {
            return null;
        }

        return phrases
            .OrderByDescending(phrase => phrase.Length)
            .Where(phrase => wanted == phrase || wanted.StartsWith($"{phrase} ", StringComparison.Ordinal))
            .Select(phrase => PoliteEnd().Replace(wanted[phrase.Length..], "").Trim())
            .FirstOrDefault();
    }

    [GeneratedRegex(
        @"^(?:(?:hi|hello|hey|hallo|bonjour|please|bitte|s il (?:te|vous) plaît|i (?:want|need|would like|d like|have) to|i (?:want|need|would like|d like)|let me|let s|can (?:i|you)|could (?:i|you)|ich (?:möchte|will|würde gern|würde gerne|muss)|kann ich|können sie|kannst du|je (?:veux|voudrais|souhaite|dois)|j aimerais|puis je|peux tu|pouvez vous)\s+)+",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Polite();

    [GeneratedRegex(
        @"(?:^|\s)(?:please|bitte|now|jetzt|maintenant|s il (?:te|vous) plaît|svp)$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex PoliteEnd();
}
