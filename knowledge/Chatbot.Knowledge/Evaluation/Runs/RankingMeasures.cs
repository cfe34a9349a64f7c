using Chatbot.Knowledge.Evaluation.Questions;

namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>Measures of a ranking of documents against those that hold the answer. Pure.</summary>
internal static class RankingMeasures
{
    public static void Add(
        Dictionary<string, double> measures,
        IEnumerable<string> ranking,
        IReadOnlyList<EvidenceReference> evidence,
        int depth
    )
    {
        string[] documents = [.. ranking.Distinct(StringComparer.Ordinal).Take(depth)];
        bool[] hits = [.. documents.Select(document => evidence.Any(one => one.Matches(document)))];
        int relevant = evidence.Count;
        int found = evidence.Count(one => documents.Any(one.Matches));
        int first = Array.IndexOf(hits, true);
        double ideal = Enumerable.Range(0, Math.Min(relevant, depth)).Sum(Gain);
        measures[Measure.Precision] = documents.Length == 0 ? 0 : (double)hits.Count(hit => hit) / documents.Length;
        measures[Measure.Recall] = (double)found / relevant;
        measures[Measure.Ndcg] = Math.Min(1, hits.Select((hit, rank) => hit ? Gain(rank) : 0).Sum() / ideal);
        measures[Measure.ReciprocalRank] = first < 0 ? 0 : 1.0 / (first + 1);
    }

    private static double Gain(int rank) => 1 / Math.Log2(rank + 2);
}
