namespace Chatbot.Knowledge.Enrichment;

/// <summary>
/// Terms of scripts without spaces between words: runs of one script (ideographs, katakana, Hangul words) that come more than
/// once; in long runs of ideographs, the pairs to quadruples that do. Pure.
/// </summary>
internal static class UnspacedTerms
{
    /// <summary>Ideographs that stand between words more often than in them.</summary>
    private const string Between = "的了是在和与及或等为对中将于有不也都而之其以上下年月日每个這这那我你他她它们";

    private const int LongestTerm = 8;
    private const int LongestPart = 4;

    private enum Kind
    {
        None,
        Ideograph,
        Katakana,
        Hangul,
        Latin,
    }

    public static List<string> Of(string text, string language, int count)
    {
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        // Kana part the words of Japanese; Chinese has only its small words to do so.
        var between = language == "zh" ? Between : "";
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && KindOf(text[i], between) == KindOf(text[start], between))
                continue;
            AddRun(text.AsSpan(start, i - start), KindOf(text[start], between), terms);
            start = i;
        }

        var ranked = terms
            .Where(term => term.Value > 1)
            .OrderByDescending(term => term.Value * Math.Sqrt(term.Key.Length - 1.0))
            .ThenBy(term => term.Key, StringComparer.Ordinal)
            .Select(term => term.Key);
        var chosen = new List<string>();
        foreach (var term in ranked)
        {
            if (
                chosen.Exists(other =>
                    other.Contains(term, StringComparison.Ordinal) || term.Contains(other, StringComparison.Ordinal)
                )
            )
                continue;
            chosen.Add(term);
            if (chosen.Count == count)
                break;
        }

        return chosen;
    }

    private static void AddRun(ReadOnlySpan<char> run, Kind kind, Dictionary<string, int> terms)
    {
        if (kind == Kind.None || run.Length < 2)
            return;
        if (run.Length <= LongestTerm)
            Add(run, terms);
        if (kind != Kind.Ideograph)
            return;
        for (var size = 2; size <= Math.Min(LongestPart, run.Length - 1); size++)
        {
            for (var i = 0; i + size <= run.Length; i++)
                Add(run.Slice(i, size), terms);
        }
    }

    private static void Add(ReadOnlySpan<char> term, Dictionary<string, int> terms)
    {
        var key = term.ToString();
        terms[key] = terms.GetValueOrDefault(key) + 1;
    }

    private static Kind KindOf(char c, string between) =>
        c switch
        {
            >= '\u30A1' and <= '\u30FF' and not '\u30FB' => Kind.Katakana,
            >= '\u3400' and <= '\u9FFF' => between.Contains(c, StringComparison.Ordinal) ? Kind.None : Kind.Ideograph,
            >= '\uAC00' and <= '\uD7A3' => Kind.Hangul,
            _ when char.IsAsciiLetterOrDigit(c) => Kind.Latin,
            _ => Kind.None,
        };
}
