using System.Globalization;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Search;

/// <summary>Scores candidates step by step and orders them. Deterministic.</summary>
internal sealed class CandidateRanking(IChunkStore store, TimeProvider clock)
{
    private const double RankOffset = 60;
    private const double FilterBonus = 0.3;

    /// <summary>The candidates, best first.</summary>
    public async Task<CandidateOrder> RankAsync(
        CandidatePool pool,
        UnderstoodQuery query,
        SearchMode mode,
        ChunkFilter filter,
        SearchOptions options,
        CancellationToken cancellationToken
    )
    {
        if (mode == SearchMode.Vector)
        {
            return Order(pool, one => one.VectorScore ?? 0, agreement: null);
        }

        var terms = QueryTerms.Of(query.Text, query.Expansion);
        Parallel.ForEach(pool.All, candidate => candidate.Text = CandidateText.Of(candidate.Chunk, terms));

        await TermRarity.SetAsync(terms, pool, store, filter, cancellationToken);
        LexicalRanking.ScorePlain(pool, terms);
        if (mode == SearchMode.Keyword)
        {
            return Order(pool, one => one.KeywordScore ?? 0, agreement: null);
        }

        LexicalRanking.Score(pool, terms);
        double? agreement =
            pool.All.Any(one => one.VectorRank is not null) && options.VectorWeight > 0
                ? SemanticRanking.Score(pool, options.VectorWeight)
                : null;
        Fuse(pool, options);
        if (mode == SearchMode.Hybrid)
        {
            FeedbackRanking.Score(pool);
        }

        return Order(
            pool,
            one =>
                one.Fused
                + (FusedScale(options) * options.FeedbackWeight * one.Feedback)
                + (FusedScale(options) * (Bonus(one.Chunk, query.Filters) + Recency(one.Chunk, options))),
            agreement
        );
    }

    private static void Fuse(CandidatePool pool, SearchOptions options)
    {
        foreach (Candidate candidate in pool.All)
        {
            candidate.Fused =
                options.Fusion == ScoreFusion.ReciprocalRank
                    ? Reciprocal(candidate.KeywordRank) + (options.VectorWeight * Reciprocal(candidate.VectorRank))
                    : candidate.Lexical + candidate.Semantic;
        }
    }

    private static double Reciprocal(int? rank) => rank is { } place ? 1 / (RankOffset + place) : 0;

    /// <summary>What is added to a joint score is in the size of that score.</summary>
    private static double FusedScale(SearchOptions options) => options.Fusion == ScoreFusion.ReciprocalRank ? 1 / RankOffset : 1;

    private static CandidateOrder Order(CandidatePool pool, Func<Candidate, double> score, double? agreement)
    {
        foreach (Candidate candidate in pool.All)
        {
            candidate.Score = score(candidate);
        }

        return new CandidateOrder(
            [.. pool.All.OrderByDescending(one => one.Score).ThenBy(one => one.Chunk.ChunkId, StringComparer.Ordinal)],
            agreement
        );
    }

    private static double Bonus(Chunk chunk, IReadOnlyList<TextFilter> filters) =>
        filters.Count == 0 ? 0 : FilterBonus * filters.Count(filter => filter.Matches(chunk.Tags)) / filters.Count;

    private double Recency(Chunk chunk, SearchOptions options)
    {
        if (options.RecencyWeight <= 0 || DateOf(chunk, options.DateTag) is not { } date)
        {
            return 0;
        }

        double days = Math.Max(0, (clock.GetUtcNow() - date).TotalDays);
        return options.RecencyWeight * Math.Pow(0.5, days / options.RecencyHalfLifeDays);
    }

    /// <summary>The date of a document by its tag; a year is its first day.</summary>
    public static DateTimeOffset? DateOf(Chunk chunk, string tag)
    {
        string? value = chunk.Tags.TryGetValue(tag, out IReadOnlyList<string>? values)
            ? values.Max(StringComparer.Ordinal)
            : null;
        return DateTimeOffset.TryParseExact(
            value,
            ["yyyy", "yyyy-MM", "yyyy-MM-dd", "O", "yyyy-MM-ddTHH:mm:ssK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset date
        )
            ? date
            : null;
    }
}
