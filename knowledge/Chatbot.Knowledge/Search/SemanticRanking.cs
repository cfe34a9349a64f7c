namespace Chatbot.Knowledge.Search;

/// <summary>
/// Scores candidates by vectors, in standard deviations of the best ones. The weight of this side follows the encoder: it is
/// the square of how near to its own best the encoder puts what words put first. A weak encoder, or a question beyond it, so
/// counts little, and a strong one much, without a setting.
/// </summary>
internal static class SemanticRanking
{
    private const double Weight = 0.2;
    private const int Best = 50;
    private const int Compared = 10;

    /// <summary>Sets <see cref="Candidate.Semantic"/>; returns the agreement of the two sides, 0 to 1.</summary>
    public static double Score(CandidatePool pool, double factor)
    {
        double lowest = pool.All.Min(one => one.VectorScore) ?? 0;
        var similarity = pool.All.ToDictionary(one => one, one => Similarity(pool, one, lowest));
        double[] best = [.. similarity.Values.OrderDescending().Take(Best)];
        double mean = best.Average();
        double deviation = Math.Sqrt(best.Average(value => (value - mean) * (value - mean)));
        double agreement = Agreement(pool, similarity);
        double weight = factor * Weight * agreement * agreement;
        foreach (Candidate candidate in pool.All)
        {
            candidate.Semantic = deviation > 0 ? weight * (similarity[candidate] - mean) / deviation : 0;
        }

        return agreement;
    }

    /// <summary>A chunk has half of its similarity from its context.</summary>
    private static double Similarity(CandidatePool pool, Candidate candidate, double lowest)
    {
        double own = candidate.VectorScore ?? lowest;
        return (own + pool.ContextOf(candidate).Max(one => one.VectorScore ?? lowest)) / 2;
    }

    /// <summary>Where no word is found, nothing speaks against the vectors.</summary>
    private static double Agreement(CandidatePool pool, Dictionary<Candidate, double> similarity)
    {
        Candidate[] found =
        [
            .. pool.All.Where(one => one.Lexical > 0).OrderByDescending(one => one.Lexical).ThenBy(Id).Take(Compared),
        ];
        if (found.Length == 0)
        {
            return 1;
        }

        double[] ordered = [.. similarity.Values.Order()];
        double median = ordered[(ordered.Length - 1) / 2];
        double reached = Discounted(found);
        double possible = Discounted(pool.All.OrderByDescending(one => similarity[one]).ThenBy(Id).Take(found.Length));
        return possible <= 0 ? 0 : Math.Clamp(reached / possible, 0, 1);

        double Discounted(IEnumerable<Candidate> ranked) =>
            ranked.Select((one, rank) => (similarity[one] - median) / Math.Log2(rank + 2)).Sum();
    }

    private static string Id(Candidate candidate) => candidate.Chunk.ChunkId;
}
