using System.Numerics;

namespace Chatbot.Knowledge.Language;

/// <summary>
/// The language of a text: by its script where the script decides, else by small words, endings and letters. Reads at most
/// the first 4,000 characters, so its cost is bounded. Pure, deterministic and thread-safe; never throws.
/// </summary>
public static class LanguageDetector
{
    private const int LongestSample = 4000;
    private const int LongestWord = 32;
    private const int ShortestSuffix = 2;
    private const int LongestSuffix = 6;

    /// <summary>Evidence below which nothing is said: about two small words of one language.</summary>
    private const double LeastEvidence = 1.6;

    /// <summary>How far the best language must be ahead of the second.</summary>
    private const double Lead = 1.25;

    private const double SuffixWeight = 0.3;
    private const double LetterWeight = 0.25;

    /// <summary>ISO 639-1 code in lower case, or null when the text is too short or too mixed to tell.</summary>
    public static string? Detect(ReadOnlySpan<char> text)
    {
        var sample = text.Length > LongestSample ? text[..LongestSample] : text;
        var scripts = ScriptCounts.Of(sample);
        return scripts.IsMostlyLatin ? DetectLatin(sample) : scripts.Language;
    }

    private static string? DetectLatin(ReadOnlySpan<char> text)
    {
        Span<double> scores = stackalloc double[LanguageProfiles.Codes.Length];
        scores.Clear();
        Span<char> word = stackalloc char[LongestWord];
        int words = 0,
            length = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (char.IsLetter(c))
            {
                if (length < LongestWord)
                    word[length] = char.ToLowerInvariant(c);
                length++;
                continue;
            }

            if (length > 0)
            {
                words++;
                Score(word[..Math.Min(length, LongestWord)], scores);
            }

            length = 0;
        }

        return Decide(scores, words);
    }

    private static void Score(ReadOnlySpan<char> word, Span<double> scores)
    {
        if (LanguageProfiles.Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var languages))
        {
            // A single letter is as often a name or a list mark as a word.
            Add(scores, languages, word.Length == 1 ? 0.4 : 1);
            return;
        }

        var suffixes = LanguageProfiles.Suffixes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var size = Math.Min(LongestSuffix, word.Length - ShortestSuffix); size >= ShortestSuffix; size--)
        {
            if (suffixes.TryGetValue(word[^size..], out languages))
            {
                Add(scores, languages, SuffixWeight);
                break;
            }
        }

        foreach (var c in word)
        {
            if (c > 'z' && LanguageProfiles.Signs.TryGetValue(c, out languages))
            {
                Add(scores, languages, LetterWeight);
                break;
            }
        }
    }

    /// <summary>A sign that several languages share says less of each.</summary>
    private static void Add(Span<double> scores, int languages, double weight)
    {
        var share = weight / Math.Sqrt(BitOperations.PopCount((uint)languages));
        for (; languages != 0; languages &= languages - 1)
            scores[BitOperations.TrailingZeroCount(languages)] += share;
    }

    private static string? Decide(ReadOnlySpan<double> scores, int words)
    {
        int best = 0,
            second = -1;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                (second, best) = (best, i);
            else if (second < 0 || scores[i] > scores[second])
                second = i;
        }

        var needed = Math.Max(LeastEvidence, words * 0.06);
        return scores[best] >= needed && scores[best] >= scores[second] * Lead ? LanguageProfiles.Codes[best] : null;
    }
}
