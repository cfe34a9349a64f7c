using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Search;

/// <summary>Chooses what is returned: above the threshold, each thing said once, within limit and budget. Says why the rest is not.</summary>
internal static class PassageSelection
{
    /// <summary>How many candidates diversity looks at, for each passage asked for.</summary>
    private const int DiversityReach = 4;

    /// <summary>The candidates to return, in their order; sets <see cref="Candidate.Cut"/> of the others.</summary>
    public static IReadOnlyList<Candidate> Select(IReadOnlyList<Candidate> ranked, SearchQuery query, SearchOptions options)
    {
        foreach (Candidate candidate in ranked)
        {
            candidate.Cut = "beyond the limit";
        }

        IReadOnlyList<Candidate> ordered = Arrange(Relevant(ranked, options), query.Limit, options);
        var duplicates = new NearDuplicates();
        var parents = new HashSet<(string, int, int)>();
        var chosen = new List<Candidate>();
        int tokens = 0;
        foreach (Candidate candidate in ordered)
        {
            if (chosen.Count == query.Limit)
            {
                break;
            }

            Chunk chunk = candidate.Chunk;
            int size = chunk.Parent?.Tokens ?? chunk.Tokens;
            if (tokens + size > query.TokenBudget)
            {
                candidate.Cut = "the token budget is used up";
            }
            else if (chunk.Parent is { } parent && !parents.Add((chunk.DocumentId, parent.Start, parent.End)))
            {
                candidate.Cut = "its parent is already there";
            }
            else if (!duplicates.TryAccept(chunk.Parent?.Text ?? chunk.Text))
            {
                candidate.Cut = "says the same as a better one";
            }
            else
            {
                candidate.Cut = null;
                chosen.Add(candidate);
                tokens += size;
            }
        }

        return chosen;
    }

    private static List<Candidate> Relevant(IReadOnlyList<Candidate> ranked, SearchOptions options)
    {
        double least = ranked.Count == 0 ? 0 : ranked[0].Score * options.MinScore;
        var relevant = new List<Candidate>(ranked.Count);
        foreach (Candidate candidate in ranked)
        {
            if (options.MinScore > 0 && candidate.Score < least)
            {
                candidate.Cut = "below the score threshold";
            }
            else
            {
                relevant.Add(candidate);
            }
        }

        return relevant;
    }

    private static IReadOnlyList<Candidate> Arrange(List<Candidate> ranked, int limit, SearchOptions options)
    {
        if (options.Diversity > 0)
        {
            ranked = Diversify(ranked, limit, options.Diversity);
        }

        return options.Order switch
        {
            PassageOrder.Diversity =>
            [
                .. ranked
                    .GroupBy(one => one.Chunk.DocumentId, StringComparer.Ordinal)
                    .SelectMany(document => document.Select((one, round) => (one, round)))
                    .OrderBy(pair => pair.round)
                    .Select(pair => pair.one),
            ],
            PassageOrder.Recency =>
            [
                .. ranked
                    .Take(limit)
                    .OrderByDescending(one => CandidateRanking.DateOf(one.Chunk, options.DateTag) ?? DateTimeOffset.MinValue),
                .. ranked.Skip(limit),
            ],
            _ => ranked,
        };
    }

    /// <summary>Maximal marginal relevance (Carbonell and Goldstein 1998) over the first candidates.</summary>
    private static List<Candidate> Diversify(List<Candidate> ranked, int limit, double diversity)
    {
        List<Candidate> open = [.. ranked.Take(limit * DiversityReach)];
        if (open.Count < 2)
        {
            return ranked;
        }

        double best = open[0].Score;
        double range = Math.Max(best - open[^1].Score, double.Epsilon);
        var closest = open.ToDictionary(one => one, _ => 0.0);
        var arranged = new List<Candidate>(ranked.Count);
        while (open.Count > 0)
        {
            Candidate next = open.MaxBy(one =>
                ((1 - diversity) * (1 - ((best - one.Score) / range))) - (diversity * closest[one])
            )!;
            open.Remove(next);
            arranged.Add(next);
            foreach (Candidate other in open)
            {
                closest[other] = Math.Max(closest[other], Likeness(next, other));
            }
        }

        return [.. arranged, .. ranked.Skip(limit * DiversityReach)];
    }

    private static double Likeness(Candidate left, Candidate right)
    {
        if (left.Text is not { } one || right.Text is not { } other || one.Content.Length == 0 || other.Content.Length == 0)
        {
            return 0;
        }

        HashSet<TermCode> words = [.. one.Content];
        HashSet<TermCode> others = [.. other.Content];
        return words.Count(others.Contains) / Math.Sqrt((double)words.Count * others.Count);
    }
}
