using System.Collections.Frozen;
using System.Text;

namespace Chatbot.Bot.Dialogs.Recognizers;

/// <summary>Words that mean the same in every dialog, in English, German and French.</summary>
internal static class Words
{
    private static readonly FrozenSet<string> CancelWords = Set(
        "cancel|abort|quit|stop|stopp|arrête|arrêter|arrêtez|never mind|nevermind|forget it|stop it|abbrechen|abbruch|vergiss es|vergessen sie es|lass es|annuler|annule|abandonner|laisse tomber|laissez tomber"
    );

    private static readonly FrozenSet<string> HelpWords = Set(
        "help|help me|hilfe|hilf mir|aide|aidez moi|aide moi|what can i say|was kann ich sagen|que puis je dire"
    );

    private static readonly FrozenSet<string> SkipWords = Set(
        "skip|none|nothing|überspringen|keine|keiner|nichts|passer|aucun|aucune|rien"
    );

    private static readonly FrozenSet<string> ContinueWords = Set(
        "continue|go on|resume|weiter|weitermachen|fortsetzen|continuer|reprendre|on continue"
    );

    public static bool IsCancel(string? text) => CancelWords.Contains(Normalize(text));

    public static bool IsHelp(string? text) => HelpWords.Contains(Normalize(text));

    public static bool IsSkip(string? text) => SkipWords.Contains(Normalize(text));

    public static bool IsContinue(string? text) => ContinueWords.Contains(Normalize(text));

    /// <summary>Small letters, and one space between words; everything but letters, digits and emoji parts words.</summary>
    public static string Normalize(string? text)
    {
        var result = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.OtherSymbol)
            {
                result.Append(Rune.ToLowerInvariant(rune));
            }
            else if (result.Length > 0 && result[^1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.ToString().TrimEnd();
    }

    internal static FrozenSet<string> Set(string words) => words.Split('|').ToFrozenSet(StringComparer.Ordinal);
}
