using Chatbot.Knowledge.Language;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Search;

/// <summary>
/// Scores candidates by the words that set the best of them apart from the rest (pseudo-relevance feedback, RM3-like, inside
/// what was found). The best count by how far they are ahead, so that a clear winner is not diluted by its followers; all
/// statistics are of the candidates, which the audience may see.
/// </summary>
internal static class FeedbackRanking
{
    private const int Documents = 10;
    private const int Terms = 30;
    private const int Pool = 100;
    private const double Sharpness = 5;

    /// <summary>Sets <see cref="Candidate.Feedback"/> to 0..1 from the ranking by <see cref="Candidate.Fused"/>.</summary>
    public static void Score(CandidatePool pool)
    {
        Candidate[] ranked =
        [
            .. pool.All.OrderByDescending(one => one.Fused).ThenBy(one => one.Chunk.ChunkId, StringComparer.Ordinal).Take(Pool),
        ];
        if (ranked.Length < 2)
        {
            return;
        }

        Dictionary<TermCode, int> holding = CountHolding(ranked);
        IReadOnlyList<(TermCode Code, double Weight)> terms = Choose(ranked, holding);
        double average = pool.All.Average(one => (double)Length(pool, one));
        foreach (Candidate candidate in pool.All)
        {
            double saturation = Bm25.K1 * (1 - Bm25.B + (Bm25.B * Length(pool, candidate) / Math.Max(1, average)));
            foreach ((TermCode code, double weight) in terms)
            {
                double count = pool.ContextOf(candidate).Sum(one => one.Text!.Counts.GetValueOrDefault(code));
                candidate.Feedback += count == 0 ? 0 : weight * count * (Bm25.K1 + 1) / (count + saturation);
            }
        }

        double best = pool.All.Max(one => one.Feedback);
        foreach (Candidate candidate in pool.All)
        {
            candidate.Feedback = best > 0 ? candidate.Feedback / best : 0;
        }
    }

    private static Dictionary<TermCode, int> CountHolding(Candidate[] ranked)
    {
        var holding = new Dictionary<TermCode, int>();
        foreach (TermCode code in ranked.SelectMany(one => one.Text!.Counts.Keys))
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(holding, code, out _)++;
        }

        return holding;
    }

    private static IReadOnlyList<(TermCode Code, double Weight)> Choose(Candidate[] ranked, Dictionary<TermCode, int> holding)
    {
        Candidate[] best = [.. ranked.DistinctBy(one => one.Chunk.DocumentId, StringComparer.Ordinal).Take(Documents)];
        double top = best[0].Fused;
        double scale = Math.Abs(top) > 0 ? Math.Abs(top) : 1;
        var models = new Dictionary<TermCode, double>();
        foreach (Candidate one in best)
        {
            double weight = Math.Exp(Sharpness * (one.Fused - top) / scale);
            double words = Math.Max(1, one.Text!.BodyLength + one.Text.TitleLength);
            foreach ((TermCode code, int count) in one.Text.Counts)
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(models, code, out _) +=
                    weight * count / words;
            }
        }

        return
        [
            .. models
                .Where(model => holding[model.Key] > 1)
                .Select(model => (model.Key, Rarity: Bm25.Rarity(ranked.Length, holding[model.Key]), model.Value))
                .Select(model => (Code: model.Key, Weight: model.Value * model.Rarity * model.Rarity))
                .OrderByDescending(model => model.Weight / Bm25.Rarity(ranked.Length, holding[model.Code]))
                .Take(Terms),
        ];
    }

    private static int Length(CandidatePool pool, Candidate candidate) =>
        candidate.Text!.TitleLength + pool.ContextOf(candidate).Sum(one => one.Text!.BodyLength);
}
