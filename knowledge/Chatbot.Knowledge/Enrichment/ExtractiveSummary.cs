using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Enrichment;

/// <summary>The sentences of a text that have most in common with the others, in their order. Pure.</summary>
internal static class ExtractiveSummary
{
    private const int Candidates = 120;
    private const int Sentences = 3;
    private const int LongestSummary = 600;
    private const int Rounds = 15;
    private const double Damping = 0.85;
    private const int FewestWords = 5;
    private const int MostWords = 60;

    public static string? Of(string text, IReadOnlyList<SampleSentence> all, string? language)
    {
        var sentences = all.Where(sentence => sentence.Words.Count is >= FewestWords and <= MostWords && IsProse(text, sentence))
            .Take(Candidates)
            .ToList();
        if (sentences.Count == 0)
            return null;
        var ranks = Rank(sentences, language);
        var chosen = new SortedSet<int>();
        var length = 0;
        foreach (var i in Enumerable.Range(0, sentences.Count).OrderByDescending(i => ranks[i]).ThenBy(i => i))
        {
            var size = sentences[i].End - sentences[i].Start;
            if (chosen.Count > 0 && length + size > LongestSummary)
                continue;
            chosen.Add(i);
            length += size;
            if (chosen.Count == Sentences)
                break;
        }

        return string.Join(' ', chosen.Select(i => OneLine(text[sentences[i].Start..sentences[i].End])));
    }

    private static double[] Rank(List<SampleSentence> sentences, string? language)
    {
        var terms = sentences
            .Select(sentence =>
                sentence.Words.Select(word => word.Lower).Where(word => !FunctionWords.Contains(word, language)).ToHashSet()
            )
            .ToList();
        var weights = sentences.ConvertAll(_ => new double[sentences.Count]);
        var sums = new double[sentences.Count];
        for (var i = 0; i < sentences.Count; i++)
        {
            for (var j = i + 1; j < sentences.Count; j++)
            {
                var common = terms[i].Count(terms[j].Contains);
                if (common == 0)
                    continue;
                var weight = common / (Math.Log(1 + terms[i].Count) + Math.Log(1 + terms[j].Count));
                weights[i][j] = weights[j][i] = weight;
                sums[i] += weight;
                sums[j] += weight;
            }
        }

        // The first sentences of a document tell what it is about more often than later ones.
        var start = Enumerable.Range(0, sentences.Count).Select(i => 1.0 / (1 + i)).ToArray();
        var total = start.Sum();
        var ranks = start.Select(value => value / total).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var next = new double[ranks.Length];
            for (var i = 0; i < ranks.Length; i++)
            {
                var flow = 0.0;
                for (var j = 0; j < ranks.Length; j++)
                {
                    if (weights[j][i] > 0)
                        flow += ranks[j] * weights[j][i] / sums[j];
                }

                next[i] = ((1 - Damping) * start[i] / total) + (Damping * flow);
            }

            ranks = next;
        }

        return ranks;
    }

    private static bool IsProse(string text, SampleSentence sentence)
    {
        var own = text.AsSpan(sentence.Start, sentence.End - sentence.Start);
        return own[^1] is '.' or '!' or '?' or '…' or '。' or '"' or '”' && !SentenceSplitter.IsItem(own);
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
