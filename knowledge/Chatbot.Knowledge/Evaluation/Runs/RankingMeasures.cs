using Chatbot.Knowledge.Evaluation.Questions;
using Chatbot.Knowledge.Evaluation.Retrieval;

namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>Measures of a ranking of documents against those that hold the answer. Pure.</summary>
internal static class RankingMeasures
{
    /// <summary>Adds the measures; none when no evidence has a grade above 0.</summary>
    public static void Add(
        Dictionary<string, double> measures,
        IEnumerable<string> ranking,
        IReadOnlyList<EvidenceReference> evidence,
        int depth
    )
    {
        EvidenceReference[] relevant =
        [
            .. evidence
                .Where(one => one.Grade > 0)
                .GroupBy(one => one.Doc, StringComparer.OrdinalIgnoreCase)
                .Select(same => same.MaxBy(one => one.Grade)!),
        ];
        if (relevant.Length == 0)
        {
            return;
        }

        string[] documents = [.. ranking.Distinct(StringComparer.Ordinal).Take(depth)];
        bool[] hits = [.. documents.Select(document => relevant.Any(one => one.Matches(document)))];
        var first = Array.IndexOf(hits, true);
        var (gains, found) = GainsOf(documents, relevant);
        measures[Measure.Precision] = (double)hits.Count(hit => hit) / depth;
        measures[Measure.Recall] = (double)found / relevant.Length;
        measures[Measure.Ndcg] =
            RankingScores.Discounted(gains)
            / RankingScores.Discounted(relevant.Select(one => one.Grade).OrderDescending().Take(depth));
        measures[Measure.ReciprocalRank] = first < 0 ? 0 : 1.0 / (first + 1);
    }

    /// <summary>The grade that each document adds. A name that two documents match counts once, at the first.</summary>
    private static (int[] Gains, int Found) GainsOf(string[] documents, EvidenceReference[] relevant)
    {
        List<EvidenceReference> open = [.. relevant];
        var gains = new int[documents.Length];
        for (var i = 0; i < documents.Length; i++)
        {
            var document = documents[i];
            gains[i] = open.Where(one => one.Matches(document)).Select(one => one.Grade).DefaultIfEmpty().Max();
            open.RemoveAll(one => one.Matches(document));
        }

        return (gains, relevant.Length - open.Count);
    }
}
