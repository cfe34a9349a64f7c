using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>What of a question is looked up: its content words, or all its words when it has no others.</summary>
internal static class KeywordTerms
{
    private const int MaxCharacters = 8_000;
    private const int MaxTerms = 48;
    private const int MaxTermLength = 64;

    /// <summary>Quoted words of the FTS5 query language, in the order of the question; empty when there are none.</summary>
    public static IReadOnlyList<string> Of(string question)
    {
        string text = question.Length > MaxCharacters ? question[..MaxCharacters] : question;
        string[] words = [.. Split(IndexText.Words(text))];
        string[] content = [.. words.Where(word => !StopWords.Contains(word))];
        string[] bigrams = [.. Bigrams(text)];
        if (content.Length == 0 && bigrams.Length == 0)
        {
            content = words;
        }

        return [.. content.Select(Quote).Concat(bigrams).Distinct(StringComparer.Ordinal).Take(MaxTerms)];
    }

    private static IEnumerable<string> Split(string words) =>
        words
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length <= MaxTermLength && word.Any(char.IsLetterOrDigit))
            .Select(word => word.ToLowerInvariant());

    /// <summary>A single character is the start of any pair.</summary>
    private static IEnumerable<string> Bigrams(string text)
    {
        string[] pairs = IndexText.Bigrams(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> whole = pairs.Where(pair => pair.Length == 2);
        return pairs.All(pair => pair.Length == 1) ? pairs.Select(single => $"bigrams : {Quote(single)} *") : whole.Select(Quote);
    }

    private static string Quote(string word) => $"\"{word}\"";
}
