using Chatbot.Knowledge.Language.Stemmers;

namespace Chatbot.Knowledge.Language;

/// <summary>Reduces words to stems, each language by its own rules; a language without rules has those of English.</summary>
internal static class Stemming
{
    /// <summary>The language whose rules count when none is known.</summary>
    public const string Usual = "en";

    private static readonly Dictionary<string, Func<string, string>> Stemmers = new(StringComparer.Ordinal)
    {
        [Usual] = PorterStemmer.Stem,
        ["de"] = GermanStemmer.Stem,
        ["es"] = SpanishStemmer.Stem,
        ["fr"] = FrenchStemmer.Stem,
        ["it"] = ItalianStemmer.Stem,
        ["nl"] = DutchStemmer.Stem,
        ["pt"] = PortugueseStemmer.Stem,
    };

    /// <summary>Languages with rules of their own (ISO 639-1).</summary>
    public static IReadOnlyCollection<string> Languages => Stemmers.Keys;

    /// <summary>The language whose rules count for a text.</summary>
    public static string LanguageOf(string? language) =>
        language is not null && Stemmers.ContainsKey(language) ? language : Usual;

    /// <summary>The stem, without accents, of a word in lower case.</summary>
    public static string Stem(string word, string? language)
    {
        string own = LanguageOf(language);
        return own == Usual ? PorterStemmer.Stem(Terms.Fold(word)) : Terms.Fold(Stemmers[own](word));
    }
}
