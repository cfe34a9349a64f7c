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

        IReadOnlyList<(TermCode Code, double Weight)> terms = Choose(ranked);
        Dictionary<Candidate, double[]> counts = CountTerms(pool, terms);
        double average = pool.All.Average(one => (double)Length(pool, one));
        foreach (Candidate candidate in pool.All)
        {
            double saturation = Bm25.K1 * (1 - Bm25.B + (Bm25.B * Length(pool, candidate) / Math.Max(1, average)));
            for (int i = 0; i < terms.Count; i++)
            {
                double count = 0;
                foreach (Candidate one in pool.ContextOf(candidate))
                {
                    count += counts[one][i];
                }

                candidate.Feedback += count == 0 ? 0 : terms[i].Weight * count * (Bm25.K1 + 1) / (count + saturation);
            }
        }

        double best = pool.All.Max(one => one.Feedback);
        foreach (Candidate candidate in pool.All)
        {
            candidate.Feedback = best > 0 ? candidate.Feedback / best : 0;
        }
    }

    private static Dictionary<Candidate, double[]> CountTerms(
        CandidatePool pool,
        IReadOnlyList<(TermCode Code, double Weight)> terms
    )
    {
        var places = new Dictionary<TermCode, int>(terms.Count);
        for (int i = 0; i < terms.Count; i++)
        {
            places.Add(terms[i].Code, i);
        }

        var counts = new Dictionary<Candidate, double[]>(pool.All.Count);
        foreach (Candidate candidate in pool.All)
        {
            var own = new double[terms.Count];
            foreach (TermCode code in candidate.Text!.Content)
            {
                if (places.TryGetValue(code, out int place))
                {
                    own[place]++;
                }
            }

            counts.Add(candidate, own);
        }

        return counts;
    }

    private static IReadOnlyList<(TermCode Code, double Weight)> Choose(Candidate[] ranked)
    {
        (Dictionary<TermCode, int> places, List<double> models) = Model(ranked);
        int[] holding = CountHolding(ranked, places);
        return
        [
            .. places
                .Where(place => holding[place.Value] > 1)
                .Select(place =>
                    (Code: place.Key, Model: models[place.Value], Rarity: Bm25.Rarity(ranked.Length, holding[place.Value]))
                )
                .OrderByDescending(term => term.Model * term.Rarity)
                .Take(Terms)
                .Select(term => (term.Code, term.Model * term.Rarity * term.Rarity)),
        ];
    }

    /// <summary>The words of the best documents, each with its share in them.</summary>
    private static (Dictionary<TermCode, int> Places, List<double> Models) Model(Candidate[] ranked)
    {
        Candidate[] best = [.. ranked.DistinctBy(one => one.Chunk.DocumentId, StringComparer.Ordinal).Take(Documents)];
        double top = best[0].Fused;
        double scale = Math.Abs(top) > 0 ? Math.Abs(top) : 1;
        var places = new Dictionary<TermCode, int>();
        var models = new List<double>();
        foreach (Candidate one in best)
        {
            double share = Math.Exp(Sharpness * (one.Fused - top) / scale) / Math.Max(1, one.Text!.Content.Length);
            foreach (TermCode code in one.Text.Content)
            {
                if (!places.TryGetValue(code, out int place))
                {
                    place = models.Count;
                    places.Add(code, place);
                    models.Add(0);
                }

                models[place] += share;
            }
        }

        return (places, models);
    }

    /// <summary>How many of the candidates hold each word.</summary>
    private static int[] CountHolding(Candidate[] ranked, Dictionary<TermCode, int> places)
    {
        var holding = new int[places.Count];
        var last = new int[places.Count];
        for (int i = 0; i < ranked.Length; i++)
        {
            foreach (TermCode code in ranked[i].Text!.Content)
            {
                if (places.TryGetValue(code, out int place) && last[place] != i + 1)
                {
                    last[place] = i + 1;
                    holding[place]++;
                }
            }
        }

        return holding;
    }

    private static int Length(CandidatePool pool, Candidate candidate) =>
        candidate.Text!.TitleLength + pool.ContextOf(candidate).Sum(one => one.Text!.BodyLength);
}
