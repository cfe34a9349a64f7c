using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Search;

/// <summary>
/// Scores candidates by their words: BM25 over the context with the title counted more, and what BM25 does not see: words of
/// the question that stand close together, and how much of the question the title names.
/// </summary>
internal static class LexicalRanking
{
    /// <summary>How often a word of the title counts beyond once.</summary>
    private const double TitleBonus = 1;
    private const double PairWeight = 0.2;
    private const double NearnessWeight = 0.3;
    private const double TitleCoverageWeight = 0.2;
    private const double TitleNamedWeight = 0.1;

    /// <summary>How much of the score is the chunk's own, beside that of its context: it orders the chunks of a document.</summary>
    private const double OwnShare = 0.15;
    private const int PairDistance = 8;

    /// <summary>
    /// Puts plain BM25 of the context, by the statistics of visible chunks, in the place of the store's scores and ranks. Where
    /// no word is recognised, in a store with an analysis of its own, its scores stay.
    /// </summary>
    public static void ScorePlain(CandidatePool pool, QueryTerms terms)
    {
        double average = AverageLength(pool);
        var scores = pool.All.ToDictionary(one => one, one => Bm25Of(pool.ContextOf(one), terms, 0, average));
        if (scores.Values.All(score => score <= 0))
        {
            return;
        }

        foreach (Candidate candidate in pool.All)
        {
            candidate.KeywordScore = null;
            candidate.KeywordRank = null;
        }

        int rank = 0;
        foreach (
            Candidate candidate in pool
                .All.Where(one => scores[one] > 0)
                .OrderByDescending(one => scores[one])
                .ThenBy(one => one.Chunk.ChunkId, StringComparer.Ordinal)
        )
        {
            candidate.KeywordScore = scores[candidate];
            candidate.KeywordRank = ++rank;
        }
    }

    /// <summary>Sets <see cref="Candidate.Lexical"/>; needs the texts of all candidates.</summary>
    public static void Score(CandidatePool pool, QueryTerms terms)
    {
        double average = AverageLength(pool);
        double ownAverage = pool.All.Select(one => (double)Length(one)).DefaultIfEmpty(1).Average();
        double total = terms.All.Sum(term => term.Rarity * term.Weight);
        var near = pool.All.ToDictionary(one => one, one => Nearness(one, terms, ownAverage));
        var scores = new Dictionary<Candidate, double>();
        foreach (Candidate candidate in pool.All)
        {
            IReadOnlyList<Candidate> context = pool.ContextOf(candidate);
            double whole = Bm25Of(context, terms, TitleBonus, average) + context.Max(one => near[one]);
            double own = context.Count == 1 ? whole : Bm25Of([candidate], terms, TitleBonus, ownAverage) + near[candidate];
            scores[candidate] = ((1 - OwnShare) * whole) + (OwnShare * own);
        }

        double best = scores.Values.DefaultIfEmpty(0).Max();
        if (best <= 0)
        {
            best = pool.All.Max(one => one.KeywordScore) ?? 0;
            scores = pool.All.ToDictionary(one => one, one => one.KeywordScore ?? 0);
        }

        foreach (Candidate candidate in pool.All)
        {
            candidate.Lexical =
                (best > 0 ? scores[candidate] / best : 0)
                + (total > 0 ? TitleCoverageWeight * TitleCoverage(candidate, terms) / total : 0)
                + (TitleNamedWeight * candidate.Text!.TitleNamed);
        }
    }

    private static double Bm25Of(IReadOnlyList<Candidate> context, QueryTerms terms, double titleBonus, double average)
    {
        CandidateText first = context[0].Text!;
        int length = first.TitleLength + context.Sum(one => one.Text!.BodyLength);
        double saturation = Saturation(length, average);
        double score = 0;
        for (int i = 0; i < terms.All.Count; i++)
        {
            double count = ((1 + titleBonus) * first.Title[i]) + first.Heading[i];
            foreach (Candidate one in context)
            {
                count += one.Text!.Body[i];
            }

            score += terms.All[i].Weight * terms.All[i].Rarity * Saturated(count, saturation);
        }

        return score;
    }

    private static double Nearness(Candidate candidate, QueryTerms terms, double average)
    {
        CandidateText text = candidate.Text!;
        double saturation = Saturation(Length(candidate), average);
        return (PairWeight * Pairs(text, terms, saturation)) + (NearnessWeight * Closeness(text, terms, saturation));
    }

    /// <summary>Neighbours of the question that stand within a few words of each other.</summary>
    private static double Pairs(CandidateText text, QueryTerms terms, double saturation)
    {
        if (terms.Neighbours.Count == 0)
        {
            return 0;
        }

        var counts = new Dictionary<(int First, int Second), int>();
        for (int i = 0; i < text.Hits.Count; i++)
        {
            for (int j = i + 1; j < text.Hits.Count && text.Hits[j].Place - text.Hits[i].Place <= PairDistance; j++)
            {
                int first = Math.Min(text.Hits[i].Term, text.Hits[j].Term);
                int second = Math.Max(text.Hits[i].Term, text.Hits[j].Term);
                if (terms.Neighbours.Contains((first, second)))
                {
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, (first, second), out _)++;
                }
            }
        }

        return counts.Sum(pair =>
            Math.Min(terms.All[pair.Key.First].Rarity, terms.All[pair.Key.Second].Rarity) * Saturated(pair.Value, saturation)
        );
    }

    /// <summary>Any two different words of the question, the nearer the more (Büttcher, Clarke and Lushman 2006).</summary>
    private static double Closeness(CandidateText text, QueryTerms terms, double saturation)
    {
        var near = new double[terms.All.Count];
        for (int i = 1; i < text.Hits.Count; i++)
        {
            (int place, int term) = text.Hits[i - 1];
            (int nextPlace, int next) = text.Hits[i];
            if (term != next)
            {
                double distance = (double)(nextPlace - place) * (nextPlace - place);
                near[term] += terms.All[next].Rarity / distance;
                near[next] += terms.All[term].Rarity / distance;
            }
        }

        double score = 0;
        for (int i = 0; i < near.Length; i++)
        {
            score += Math.Min(1, terms.All[i].Rarity) * Saturated(near[i], saturation);
        }

        return score;
    }

    private static double TitleCoverage(Candidate candidate, QueryTerms terms)
    {
        double covered = 0;
        for (int i = 0; i < terms.All.Count; i++)
        {
            bool named = candidate.Text!.Title[i] + candidate.Text.Heading[i] > 0;
            covered += named ? terms.All[i].Rarity * terms.All[i].Weight : 0;
        }

        return covered;
    }

    private static double AverageLength(CandidatePool pool) =>
        pool
            .All.Select(one =>
                pool.ContextOf(one)[0].Text!.TitleLength + (double)pool.ContextOf(one).Sum(o => o.Text!.BodyLength)
            )
            .DefaultIfEmpty(1)
            .Average();

    private static int Length(Candidate candidate) => candidate.Text!.TitleLength + candidate.Text.BodyLength;

    private static double Saturation(double length, double average) =>
        Bm25.K1 * (1 - Bm25.B + (Bm25.B * length / Math.Max(1, average)));

    private static double Saturated(double count, double saturation) =>
        count <= 0 ? 0 : count * (Bm25.K1 + 1) / (count + saturation);
}
