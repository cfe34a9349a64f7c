using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Enrichment.Enrichers;

/// <summary>
/// Words and phrases of up to three words that a document is about: those that come often, early, in many sentences and as
/// names weigh more (after YAKE). Scripts without spaces give their runs of one script.
/// </summary>
internal sealed class KeywordsEnricher : IEnricher
{
    private const int LongestPhrase = 3;
    private const int FewestLetters = 3;

    public string Name => "keywords";

    public bool IsOn(EnrichmentOptions options) => options.Keywords;

    public Task<DocumentEnrichment> EnrichAsync(
        EnrichmentInput input,
        DocumentEnrichment found,
        CancellationToken cancellationToken
    )
    {
        var keywords = found.Language is "zh" or "ja" or "th" or "ko"
            ? UnspacedTerms.Of(input.Text, found.Language, input.Options.KeywordCount)
            : Of(input, found.Language, input.Options.KeywordCount);
        return Task.FromResult(found with { Keywords = keywords });
    }

    private static List<string> Of(EnrichmentInput input, string? language, int count)
    {
        var words = new Dictionary<string, WordUse>(StringComparer.Ordinal);
        var phrases = new Dictionary<string, (int Count, string[] Words)>(StringComparer.Ordinal);
        for (var s = 0; s < input.Sentences.Count; s++)
        {
            var sentence = input.Sentences[s].Words;
            for (var i = 0; i < sentence.Count; i++)
            {
                if (!IsContent(sentence[i], language))
                    continue;
                Use(words, sentence[i], s, isFirst: i == 0);
                for (var n = 1; n <= LongestPhrase && i + n <= sentence.Count; n++)
                {
                    var last = sentence[i + n - 1];
                    if (!IsContent(last, language) || (n > 1 && last.FollowsSign))
                        break;
                    string[] own = [.. sentence.Skip(i).Take(n).Select(word => word.Lower)];
                    var key = string.Join(' ', own);
                    phrases[key] = (phrases.GetValueOrDefault(key).Count + 1, own);
                }
            }
        }

        var titleWords = input.Title.ToLowerInvariant();
        var ranked = phrases
            .Where(phrase => phrase.Value.Words.Length == 1 || phrase.Value.Count > 1)
            .Select(phrase =>
                (Text: phrase.Key, phrase.Value.Words, Score: Score(phrase.Value.Count, phrase.Value.Words, words, titleWords))
            )
            .OrderByDescending(phrase => phrase.Score)
            .ThenBy(phrase => phrase.Text, StringComparer.Ordinal)
            .Select(phrase => phrase.Words);
        return Distinct(ranked, count);
    }

    private static double Score(int count, string[] phrase, Dictionary<string, WordUse> words, string title)
    {
        var sum = phrase.Sum(word => words[word].Weight * (title.Contains(word, StringComparison.Ordinal) ? 1.5 : 1));
        return Math.Log(1 + count) * sum / Math.Sqrt(phrase.Length);
    }

    /// <summary>The best phrases, none of which has most of its words in a better one.</summary>
    private static List<string> Distinct(IEnumerable<string[]> ranked, int count)
    {
        var chosen = new List<string[]>();
        foreach (var phrase in ranked)
        {
            if (chosen.Exists(other => phrase.Count(word => other.Any(known => IsSame(word, known))) * 2 > phrase.Length))
                continue;
            chosen.Add(phrase);
            if (chosen.Count == count)
                break;
        }

        return chosen.ConvertAll(phrase => string.Join(' ', phrase));
    }

    /// <summary>Forms of one word begin alike.</summary>
    private static bool IsSame(string a, string b)
    {
        var common = a.AsSpan().CommonPrefixLength(b);
        return common == Math.Min(a.Length, b.Length) && Math.Abs(a.Length - b.Length) <= 2;
    }

    private static bool IsContent(SampleWord word, string? language) =>
        word.Lower.Length >= FewestLetters && char.IsLetter(word.Lower[0]) && !FunctionWords.Contains(word.Lower, language);

    private static void Use(Dictionary<string, WordUse> words, SampleWord word, int sentence, bool isFirst)
    {
        if (!words.TryGetValue(word.Lower, out var use))
            words[word.Lower] = use = new WordUse { FirstSentence = sentence };
        use.Count++;
        use.Capitals += word.IsCapital && !isFirst ? 1 : 0;
        if (use.LastSentence != sentence)
            use.Sentences++;
        use.LastSentence = sentence;
    }

    private sealed class WordUse
    {
        public int Count { get; set; }
        public int Capitals { get; set; }
        public int Sentences { get; set; }
        public int FirstSentence { get; init; }
        public int LastSentence { get; set; } = -1;

        public double Weight =>
            Math.Log(1 + Count)
            * (1 + (0.3 * Capitals / Count))
            * (0.5 + (0.5 * Sentences / Count))
            / Math.Log(Math.E + 1 + (FirstSentence / 10.0));
    }
}
