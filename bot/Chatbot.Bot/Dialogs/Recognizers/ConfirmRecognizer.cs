using System.Collections.Frozen;

namespace Chatbot.Bot.Dialogs.Recognizers;

/// <summary>Reads a yes or a no in English, German and French.</summary>
internal static class ConfirmRecognizer
{
    private static readonly FrozenSet<string> Yes = Words.Set(
        "yes|y|yeah|yep|yup|sure|ok|okay|correct|right|confirm|confirmed|do it|go ahead|send it|of course|absolutely|👍|✅"
            + "|ja|j|jo|jap|jawohl|klar|gern|gerne|passt|genau|richtig|stimmt|einverstanden|bestätigen|mach das|na klar"
            + "|oui|o|ouais|d accord|bien sûr|exact|exactement|c est ça|volontiers|confirmer|vas y|allez y|1"
    );

    private static readonly FrozenSet<string> No = Words.Set(
        "no|n|nope|nah|not yet|don t|wrong|👎|❌|nein|nee|nö|falsch|noch nicht|lieber nicht|non|pas encore|pas du tout|faux|2"
    );

    private static readonly FrozenSet<string> Polite = Words.Set(
        "please|thanks|thank|you|that|is|it|bitte|danke|das|merci|svp|stp|s|il|te|vous|plaît|sure|correct|right|stimmt|richtig|genau|gern|gerne|of|course"
    );

    /// <returns>Null when it is neither.</returns>
    public static bool? Read(string? text)
    {
        var normal = Words.Normalize(text);
        if (Yes.Contains(normal) || No.Contains(normal))
        {
            return Yes.Contains(normal);
        }

        var words = normal.Split(' ');
        return words.Length is > 1 and <= 6 && words.Skip(1).All(Polite.Contains) && !(words[0].Length == 1)
            ? Yes.Contains(words[0])
                ? true
                : No.Contains(words[0])
                    ? false
                    : null
            : null;
    }
}
