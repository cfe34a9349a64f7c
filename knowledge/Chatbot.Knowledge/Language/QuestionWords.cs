namespace Chatbot.Knowledge.Language;

/// <summary>What a question looks for by words. Pure.</summary>
internal static class QuestionWords
{
    private const int MaxCharacters = 8_000;
    private const int MaxLength = 64;

    /// <summary>
    /// Its content words in lower case and in order, or all its words when it has no others: neither small words of English
    /// nor those of the language that it is in.
    /// </summary>
    public static IReadOnlyList<string> Content(string question)
    {
        string text = Start(question);
        string[] words = [.. Split(text)];
        string? language = LanguageDetector.Detect(text);
        string[] content = [.. words.Where(word => !StopWords.Contains(word) && !StopWords.Contains(word, language))];
        return content.Length == 0 && Pairs(text).Count == 0 ? words : content;
    }

    /// <summary>Pairs of characters of scripts without spaces, or single ones when there is no pair.</summary>
    public static IReadOnlyList<string> Pairs(string question)
    {
        string[] pairs = IndexText.Bigrams(Start(question)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] whole = [.. pairs.Where(pair => pair.Length == 2)];
        return whole.Length > 0 ? whole : pairs;
    }

    /// <summary>All words of a text, in lower case.</summary>
    public static IEnumerable<string> Split(string text) =>
        IndexText
            .Words(text)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length <= MaxLength && word.Any(char.IsLetterOrDigit))
            .Select(word => word.ToLowerInvariant());

    private static string Start(string question) => question.Length > MaxCharacters ? question[..MaxCharacters] : question;
}
