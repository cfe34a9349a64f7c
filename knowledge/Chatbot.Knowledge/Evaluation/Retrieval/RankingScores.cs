namespace Chatbot.Knowledge.Evaluation.Retrieval;

/// <summary>The usual measures of a ranking, averaged over queries with a relevant document.</summary>
/// <param name="NdcgAt10">Discounted gain of the first 10 (gain = grade), against the best possible.</param>
/// <param name="RecallAt10">Share of the relevant documents among the first 10.</param>
/// <param name="RecallAt100">Share of the relevant documents among the first 100.</param>
/// <param name="MrrAt10">1 / rank of the first relevant document among the first 10, else 0.</param>
public sealed record RankingScores(double NdcgAt10, double RecallAt10, double RecallAt100, double MrrAt10)
{
    /// <summary>The measures of one ranking, or null when nothing is judged relevant.</summary>
    public static RankingScores? Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> judgements)
    {
        int relevant = judgements.Values.Count(grade => grade > 0);
        if (relevant == 0)
        {
            return null;
        }

        double ideal = Discounted(judgements.Values.Where(grade => grade > 0).OrderDescending().Take(10));
        ranking = [.. ranking.Distinct(StringComparer.Ordinal)];
        int first = ranking.Take(10).ToList().FindIndex(IsRelevant);
        return new RankingScores(
            Discounted(ranking.Take(10).Select(id => Math.Max(0, judgements.GetValueOrDefault(id)))) / ideal,
            (double)ranking.Take(10).Count(IsRelevant) / relevant,
            (double)ranking.Take(100).Count(IsRelevant) / relevant,
            first < 0 ? 0 : 1.0 / (first + 1)
        );

        bool IsRelevant(string id) => judgements.GetValueOrDefault(id) > 0;
    }

    /// <summary>The mean of each measure; null when there is none.</summary>
    public static RankingScores? Average(IReadOnlyCollection<RankingScores> all) =>
        all.Count == 0
            ? null
            : new RankingScores(
                all.Average(one => one.NdcgAt10),
                all.Average(one => one.RecallAt10),
                all.Average(one => one.RecallAt100),
                all.Average(one => one.MrrAt10)
            );

    /// <summary>Discounted cumulative gain: each gain divided by log2(rank + 1), ranks from 1.</summary>
    internal static double Discounted(IEnumerable<int> gains) => gains.Select((gain, rank) => gain / Math.Log2(rank + 2)).Sum();
}
