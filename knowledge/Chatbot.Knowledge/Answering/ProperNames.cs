using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Answering;

/// <summary>
/// Tells which words of a question are names: written with a capital in the question, or, since people type in lower case,
/// in the middle of the sentences of the passages.
/// </summary>
internal static class ProperNames
{
    private const double MostlyCapital = 0.6;

    /// <summary>The stems of the names in a question.</summary>
    public static IReadOnlySet<string> In(Question question, IEnumerable<Passage> passages)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var counts = new Dictionary<string, (int Capital, int All)>(StringComparer.Ordinal);
        foreach (Passage passage in passages)
        {
            Count(passage.Text, counts);
        }

        foreach (string stem in question.Terms)
        {
            if (
                counts.TryGetValue(stem, out (int Capital, int All) seen)
                && seen.Capital > 0
                && seen.Capital >= MostlyCapital * seen.All
            )
            {
                names.Add(stem);
            }
        }

        names.UnionWith(WrittenIn(question));
        return names;
    }

    /// <summary>The stems of the words written with a capital inside the question; none when all its words are.</summary>
    public static IReadOnlySet<string> WrittenIn(Question question)
    {
        var counts = new Dictionary<string, (int Capital, int All)>(StringComparer.Ordinal);
        Count(question.Text, counts);
        return counts.Values.All(seen => seen.Capital == seen.All)
            ? new HashSet<string>(StringComparer.Ordinal)
            : question
                .Terms.Where(stem => counts.TryGetValue(stem, out var seen) && seen.Capital > 0)
                .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Words that follow another word of the same sentence.</summary>
    private static void Count(string text, Dictionary<string, (int Capital, int All)> counts)
    {
        for (int start = 0; start < text.Length; start++)
        {
            if (!char.IsLetter(text[start]) || (start > 0 && char.IsLetterOrDigit(text[start - 1])))
            {
                continue;
            }

            int end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (IsInSentence(text, start))
            {
                foreach (Term term in Terms.Of(text[start..end]))
                {
                    (int capital, int all) = counts.GetValueOrDefault(term.Stem);
                    counts[term.Stem] = (capital + (char.IsUpper(text[start]) ? 1 : 0), all + 1);
                }
            }

            start = end - 1;
        }
    }

    private static bool IsInSentence(string text, int start)
    {
        int before = start - 1;
        while (before >= 0 && text[before] is ' ' or '"' or '\'' or '(' or '“' or '‘')
        {
            before--;
        }

        return before >= 0 && (char.IsLetterOrDigit(text[before]) || text[before] is ',' or ';' or '-' or '–' or '&' or ')');
    }
}
