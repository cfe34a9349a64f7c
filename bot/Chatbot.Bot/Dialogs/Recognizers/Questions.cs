using System.Collections.Frozen;

namespace Chatbot.Bot.Dialogs.Recognizers;

/// <summary>Tells whether a text asks something, in English, German and French.</summary>
internal static class Questions
{
    private static readonly FrozenSet<string> Interrogatives = Words.Set(
        "what|who|whom|whose|how|when|where|why|which|can|could|do|does|did|is|are|may|should|will|would|have|has"
            + "|was|wer|wen|wem|wie|wann|wo|woher|wohin|warum|weshalb|wieso|welche|welcher|welches|welchen|kann|kannst|können|darf|muss|gibt|habe|hat|haben|ist|sind|soll"
            + "|que|quoi|qui|quand|où|comment|pourquoi|quel|quelle|quels|quelles|combien|est|puis|peut|dois|y|qu|ai|as|avez"
    );

    private static readonly FrozenSet<string> Strong = Words.Set(
        "what|who|how|when|where|why|which|wer|wie|wann|wo|warum|weshalb|wieso|welche|welcher|welches|quand|comment|pourquoi|quel|quelle|quels|quelles|combien"
    );

    private const int FewestWords = 3;

    /// <summary>Whether a text is surely a question: it has the mark and a word that asks.</summary>
    public static bool IsAsked(string? text) =>
        text?.TrimEnd().EndsWith('?') == true
        && Words.Normalize(text).Split(' ') is { Length: >= FewestWords } words
        && Interrogatives.Contains(words[0]);

    /// <summary>Whether a text that is no answer reads as a question: by its mark, or by its first word.</summary>
    public static bool ReadsAsQuestion(string? text) =>
        text?.TrimEnd().EndsWith('?') == true
        || (Words.Normalize(text).Split(' ') is { Length: >= FewestWords } words && Strong.Contains(words[0]));
}
