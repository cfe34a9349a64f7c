using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Enrichment;

/// <summary>Words that say nothing about a topic, by language. Pure.</summary>
internal static class FunctionWords
{
    /// <summary>Whether a word in lower case is one in this language; of an unknown language, in any.</summary>
    public static bool Contains(string word, string? language)
    {
        if (word.Length < 2)
            return true;
        if (language is null or "en" && StopWords.Contains(word))
            return true;
        if (!LanguageProfiles.Words.TryGetValue(word, out var languages))
            return false;
        var index = language is null ? -1 : Array.IndexOf(LanguageProfiles.Codes, language);
        return index < 0 || (languages & (1 << index)) != 0;
    }
}
