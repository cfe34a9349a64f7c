using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>
/// What of a question is looked up: its content words, each by its stems in every language, since a chunk is indexed by the
/// rules of its own, and then the words of the expansion.
/// </summary>
internal static class KeywordTerms
{
    private const int MaxTerms = 48;

    /// <summary>Expressions of the FTS5 query language, in the order of the question; empty when there are none.</summary>
    public static IReadOnlyList<string> Of(KeywordQuery query) =>
        [
            .. QuestionWords
                .Content(query.Text)
                .Select(AnyStem)
                .Concat(Pairs(query.Text))
                .Distinct(StringComparer.Ordinal)
                .Take(MaxTerms)
                .Concat(query.Expansion.Where(term => term.Weight > 0).SelectMany(term => Words(term.Word)))
                .Distinct(StringComparer.Ordinal)
                .Take(2 * MaxTerms),
        ];

    /// <summary>The expression for a single word, or null when it has nothing to look up.</summary>
    public static string? Expression(string word)
    {
        string[] all = [.. Words(word)];
        return all.Length == 0 ? null : string.Join(" OR ", all);
    }

    private static IEnumerable<string> Words(string text) => QuestionWords.Split(text).Select(AnyStem).Concat(Pairs(text));

    private static string AnyStem(string word)
    {
        string[] stems =
        [
            .. Stemming.Languages.Select(language => Quote(Stemming.Stem(word, language))).Distinct(StringComparer.Ordinal),
        ];
        return stems.Length == 1 ? stems[0] : $"({string.Join(" OR ", stems)})";
    }

    /// <summary>A single character is the start of any pair.</summary>
    private static IEnumerable<string> Pairs(string text) =>
        QuestionWords.Pairs(text).Select(pair => pair.Length == 1 ? $"bigrams : {Quote(pair)} *" : Quote(pair));

    private static string Quote(string word) => $"\"{word}\"";
}
