namespace Chatbot.Knowledge.Enrichment;

/// <summary>Names of people, organisations and places in the capitals of a text. Pure.</summary>
internal static class CapitalNames
{
    private const int LongestName = 5;

    /// <summary>Small words that may stand inside a name.</summary>
    private static readonly string[] Links =
    [
        "of",
        "de",
        "da",
        "do",
        "del",
        "della",
        "di",
        "du",
        "la",
        "van",
        "von",
        "der",
        "den",
        "for",
    ];

    public static IEnumerable<(string Kind, string Text)> Of(string text, IReadOnlyList<SampleSentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            var words = sentence.Words;
            for (var i = 0; i < words.Count; )
            {
                if (!words[i].IsCapital)
                {
                    i++;
                    continue;
                }

                var end = RunEnd(words, i);
                foreach (var name in Names(text, words, i, end))
                    yield return name;
                i = end;
            }
        }
    }

    /// <summary>The end of the capital words from one on, with small words between them.</summary>
    private static int RunEnd(IReadOnlyList<SampleWord> words, int from)
    {
        var end = from + 1;
        while (end < words.Count && end - from < LongestName)
        {
            // "Dr. Smith" and "J. Smith" have a sign inside.
            var isJoined =
                !words[end].FollowsSign || words[end - 1].Lower.Length == 1 || Gazetteer.Titles.Contains(words[end - 1].Lower);
            if (isJoined && words[end].IsCapital)
                end++;
            else if (
                isJoined
                && Links.Contains(words[end].Lower)
                && end + 1 < words.Count
                && words[end + 1] is { IsCapital: true, FollowsSign: false }
            )
                end += 2;
            else
                break;
        }

        return end;
    }

    private static IEnumerable<(string Kind, string Text)> Names(string text, IReadOnlyList<SampleWord> words, int from, int end)
    {
        var hasTitle = false;
        while (from < end && Gazetteer.Titles.Contains(words[from].Lower))
        {
            hasTitle = true;
            from++;
        }

        // The first word of a sentence is a capital whatever it is.
        if (!hasTitle && end - from > 1 && FunctionWords.Contains(words[from].Lower, language: null))
            from++;
        if (from >= end)
            yield break;
        if (
            hasTitle
            || (end - from is 2 or 3 && Gazetteer.GivenNames.Contains(words[from].Lower) && !IsOrganisation(words, from, end))
        )
        {
            yield return ("person", Name(text, words, from, end));
            yield break;
        }

        if (IsOrganisation(words, from, end))
        {
            yield return ("organisation", Name(text, words, from, end));
            yield break;
        }

        for (var i = from; i < end; i++)
        {
            for (var length = Math.Min(3, end - i); length > 0; length--)
            {
                var name = Name(text, words, i, i + length);
                if (!Gazetteer.Places.Contains(name.ToLowerInvariant()))
                    continue;
                yield return ("place", name);
                i += length - 1;
                break;
            }
        }
    }

    private static bool IsOrganisation(IReadOnlyList<SampleWord> words, int from, int end) =>
        end - from > 1
        && (Gazetteer.Organisations.Contains(words[end - 1].Lower) || Gazetteer.Organisations.Contains(words[from].Lower));

    private static string Name(string text, IReadOnlyList<SampleWord> words, int from, int end) =>
        string.Join(' ', text[words[from].Start..words[end - 1].End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
