using Chatbot.Knowledge.Evaluation.Retrieval;

namespace Chatbot.Knowledge.Tests.Evaluation.Retrieval;

public sealed class RankingScoresTests
{
    private const int Digits = 6;

    private static Dictionary<string, int> Judgements { get; } =
        new(StringComparer.Ordinal)
        {
            ["best"] = 3,
            ["good"] = 1,
            ["bad"] = 0,
            ["wrong"] = -1,
        };

    [Fact]
    public void Scores_OfGrades_AreThoseComputedByHand()
    {
        RankingScores scores = RankingScores.Of(["bad", "good", "unknown", "best"], Judgements)!;
        // (1/log2(3) + 3/log2(5)) / (3 + 1/log2(3)) = (0.630930 + 1.292030) / 3.630930
        Assert.Equal(0.529605, scores.NdcgAt10, Digits);
        Assert.Equal(1, scores.RecallAt10);
        Assert.Equal(0.5, scores.MrrAt10);
    }

    [Fact]
    public void Scores_OfTheIdealRanking_AreOne() =>
        Assert.Equal(new RankingScores(1, 1, 1, 1), RankingScores.Of(["best", "good"], Judgements));

    [Fact]
    public void Scores_BelowTheTenth_CountForRecallAt100Only()
    {
        string[] ranking = [.. Enumerable.Range(0, 10).Select(i => $"x{i}"), "best"];
        Assert.Equal(new RankingScores(0, 0, 0.5, 0), RankingScores.Of(ranking, Judgements));
    }

    [Fact]
    public void Scores_DocumentTwiceInTheRanking_CountsOnce() =>
        Assert.Equal(RankingScores.Of(["best"], Judgements), RankingScores.Of(["best", "best", "best"], Judgements));

    [Fact]
    public void Scores_NothingRetrieved_AreZero() =>
        Assert.Equal(new RankingScores(0, 0, 0, 0), RankingScores.Of([], Judgements));

    [Fact]
    public void Scores_NothingRelevant_AreNone()
    {
        Assert.Null(RankingScores.Of(["bad"], new Dictionary<string, int>(StringComparer.Ordinal) { ["bad"] = 0 }));
        Assert.Null(RankingScores.Average([]));
    }
}
