using System.Collections.Concurrent;
using System.Text;

namespace Chatbot.Knowledge.Language;

/// <summary>
/// The words of a text as codes, in order, stop words included; scripts without spaces give pairs of characters, after the
/// words. Words that were seen before cost one look-up. Thread-safe.
/// </summary>
internal static class TermCodes
{
    private const int MaxKnownWords = 200_000;
    private const int LongestKnownWord = 32;

    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<string, TermCode>> KnownWords = new(
        StringComparer.Ordinal
    );

    /// <summary>The codes of a text in a language (ISO 639-1); null counts as English.</summary>
    public static TermCode[] Of(string text, string? language)
    {
        string normalized = Ascii.IsValid(text) ? text : IndexText.Normalize(text);
        ConcurrentDictionary<string, TermCode> known = KnownWords.GetOrAdd(
            Stemming.LanguageOf(language),
            _ => new ConcurrentDictionary<string, TermCode>(StringComparer.Ordinal)
        );
        var codes = new List<TermCode>(normalized.Length / 5);
        bool unspaced = false;
        int start = -1;
        for (int i = 0; i <= normalized.Length; i++)
        {
            bool part = false;
            if (i < normalized.Length)
            {
                char character = normalized[i];
                bool pair = Script.IsUnspaced(character);
                unspaced |= pair;
                part = !pair && (IndexText.IsWordPart(character) || char.IsSurrogate(character));
            }

            if (part)
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                codes.Add(CodeOf(normalized.AsSpan(start, i - start), language, known));
                start = -1;
                i += i < normalized.Length && IndexText.EndsPossessive(normalized, i) ? 1 : 0;
            }
        }

        if (unspaced)
        {
            AddPairs(codes, normalized);
        }

        return [.. codes];
    }

    private static TermCode CodeOf(ReadOnlySpan<char> word, string? language, ConcurrentDictionary<string, TermCode> known)
    {
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out TermCode code))
        {
            return code;
        }

        string lower = word.ToString().ToLowerInvariant();
        code = new TermCode(Stemming.Stem(lower, language), StopWords.Contains(lower, language));
        if (word.Length <= LongestKnownWord && known.Count < MaxKnownWords)
        {
            known.TryAdd(word.ToString(), code);
        }

        return code;
    }

    private static void AddPairs(List<TermCode> codes, string text)
    {
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (Script.IsUnspaced(text[i]) && Script.IsUnspaced(text[i + 1]))
            {
                codes.Add(new TermCode(text.AsSpan(i, 2), isStopWord: false));
            }
        }
    }
}
