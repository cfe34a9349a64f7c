using System.Collections.Frozen;

namespace Chatbot.Knowledge.Language;

/// <summary>English words that say nothing about a topic, in lower case.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Words = (
        "a about all also an and any are as at be been being but by can could did do does doing don each either for from get had "
        + "has have having he her here hers him his how i if in into is it its itself just ll me might more most must my no nor "
        + "not of on only or other our ours out over own re same shall she should so some such t than that the their theirs them "
        + "then there these they this those through to too under until up us ve very was we were what when where which while who "
        + "whom whose why will with would you your yours s d m"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string lowerCaseWord) => Words.Contains(lowerCaseWord);

    /// <summary>Whether a word says nothing in a language; null counts as English.</summary>
    public static bool Contains(string lowerCaseWord, string? language) =>
        Stemming.LanguageOf(language) == Stemming.Usual
            ? Words.Contains(lowerCaseWord)
            : LanguageProfiles.IsSmallWord(lowerCaseWord, language!);
}
