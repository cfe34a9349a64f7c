using System.Buffers;
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

    private static readonly SearchValues<char> AsciiWord = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<string, TermCode>> KnownWords = new(
        StringComparer.Ordinal
    );

    /// <summary>The codes of a text in a language (ISO 639-1); null counts as English.</summary>
    public static TermCode[] Of(string text, string? language)
    {
        ConcurrentDictionary<string, TermCode> known = KnownWords.GetOrAdd(
            Stemming.LanguageOf(language),
            _ => new ConcurrentDictionary<string, TermCode>(StringComparer.Ordinal)
        );
        var codes = new List<TermCode>((text.Length / 5) + 1);
        if (Ascii.IsValid(text))
        {
            AddAscii(codes, text, language, known);
        }
        else
        {
            AddAny(codes, IndexText.Normalize(text), language, known);
        }

        return [.. codes];
    }

    private static void AddAscii(
        List<TermCode> codes,
        string text,
        string? language,
        ConcurrentDictionary<string, TermCode> known
    )
    {
        int place = 0;
        while (text.AsSpan(place).IndexOfAny(AsciiWord) is var skipped && skipped >= 0)
        {
            int start = place + skipped;
            int length = text.AsSpan(start).IndexOfAnyExcept(AsciiWord);
            place = length < 0 ? text.Length : start + length;
            codes.Add(CodeOf(text.AsSpan(start, place - start), language, known));
            place += place < text.Length && IndexText.EndsPossessive(text, place) ? 2 : 0;
        }
    }

    private static void AddAny(List<TermCode> codes, string text, string? language, ConcurrentDictionary<string, TermCode> known)
    {
        bool unspaced = false;
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool part = false;
            if (i < text.Length)
            {
                bool pair = Script.IsUnspaced(text[i]);
                unspaced |= pair;
                part = !pair && (IndexText.IsWordPart(text[i]) || char.IsSurrogate(text[i]));
            }

            if (part)
            {
                start = start < 0 ? i : start;
            }
            else
            {
                if (start >= 0)
                {
                    codes.Add(CodeOf(text.AsSpan(start, i - start), language, known));
                    start = -1;
                }

                i += i < text.Length && IndexText.EndsPossessive(text, i) ? 1 : 0;
            }
        }

        if (unspaced)
        {
            AddPairs(codes, text);
        }
    }

    private static TermCode CodeOf(ReadOnlySpan<char> word, string? language, ConcurrentDictionary<string, TermCode> known)
    {
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out TermCode code))
        {
            return code;
        }

        string lower = word.ToString().ToLowerInvariant();
        lower = Stemming.LanguageOf(language) == Stemming.Usual ? Terms.Fold(lower) : lower;
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
