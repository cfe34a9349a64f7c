namespace Chatbot.Testing.Retrieval;

/// <summary>The usual measures of a ranking, averaged over questions.</summary>
public sealed record RetrievalMetrics(double NdcgAt10, double RecallAt10, double RecallAt100, double MrrAt10)
{
    public static RetrievalMetrics Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> judgements)
    {
        int relevant = judgements.Values.Count(value => value > 0);
        double ideal = Discounted(judgements.Values.Where(value => value > 0).OrderDescending().Take(10));
        int first = ranking.Take(10).ToList().FindIndex(IsRelevant);
        return new RetrievalMetrics(
            Discounted(ranking.Take(10).Select(id => Math.Max(0, judgements.GetValueOrDefault(id)))) / ideal,
            (double)ranking.Take(10).Count(IsRelevant) / relevant,
            (double)ranking.Take(100).Count(IsRelevant) / relevant,
            first < 0 ? 0 : 1.0 / (first + 1)
        );

        bool IsRelevant(string id) => judgements.GetValueOrDefault(id) > 0;
    }

    public static RetrievalMetrics Average(IReadOnlyList<RetrievalMetrics> all) =>
        new(
            all.Average(one => one.NdcgAt10),
            all.Average(one => one.RecallAt10),
            all.Average(one => one.RecallAt100),
            all.Average(one => one.MrrAt10)
        );

    private static double Discounted(IEnumerable<int> gains) => gains.Select((gain, rank) => gain / Math.Log2(rank + 2)).Sum();
}
