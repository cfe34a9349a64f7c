using System.Globalization;

namespace Chatbot.Bot.Dialogs;

/// <summary>A text that people read, in every language that dialogs speak.</summary>
/// <param name="English">Also for all other languages.</param>
/// <param name="German">German, polite form.</param>
/// <param name="French">French, polite form.</param>
internal sealed record LocalText(string English, string German, string French)
{
    public IReadOnlyList<string> All => [English, German, French];

    /// <param name="locale">BCP 47 tag; null = English.</param>
    public string In(string? locale) =>
        locale is null ? English
        : locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? German
        : locale.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? French
        : English;

    /// <summary>The text with its places <c>{0}</c>, <c>{1}</c> filled.</summary>
    public string In(string? locale, params object?[] values) => string.Format(CultureInfo.InvariantCulture, In(locale), values);
}
