using Chatbot.Knowledge.Evaluation.Questions;
using Chatbot.Knowledge.Evaluation.Runs;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Evaluation.Runs;

public sealed class EvaluationComparisonTests
{
    [Fact]
    public void Compare_IdenticalRuns_HasNoDifferenceAndNoInterval()
    {
        EvaluationResult result = Results.Of("a", Measure.Ndcg, 0.1, 0.5, 0.9, 1);
        MeasureDifference one = Assert.Single(EvaluationComparison.Of(result, result));
        Assert.Equal((4, 0, 0, 0), (one.Cases, one.Difference, one.Low, one.High));
        Assert.False(one.IsSignificant);
    }

    [Fact]
    public void Compare_LargeClearDifference_IsSignificant()
    {
        EvaluationResult poor = Results.Of("a", Measure.Ndcg, [.. Enumerable.Range(0, 40).Select(i => i % 4 * 0.1)]);
        EvaluationResult good = Results.Of("b", Measure.Ndcg, [.. Enumerable.Range(0, 40).Select(i => 0.6 + (i % 3 * 0.1))]);

        MeasureDifference better = Assert.Single(EvaluationComparison.Of(poor, good));
        MeasureDifference worse = Assert.Single(EvaluationComparison.Of(good, poor));

        Assert.True(better is { IsSignificant: true, Low: > 0.3, Difference: > 0.5 }, better.ToString());
        Assert.True(worse is { IsSignificant: true, High: < -0.3, Difference: < -0.5 }, worse.ToString());
        Assert.Equal(("better", "worse"), (better.Verdict, worse.Verdict));
    }

    [Fact]
    public void Compare_OneCaseOfManyDiffers_IsNotSignificant()
    {
        MeasureDifference one = Assert.Single(
            EvaluationComparison.Of(
                Results.Of("a", Measure.Correctness, 1, 1, 1, 1, 0, 0, 1, 0, 1, 1),
                Results.Of("b", Measure.Correctness, 1, 1, 1, 1, 1, 0, 1, 0, 1, 1)
            )
        );
        Assert.Equal(0.1, one.Difference, 9);
        Assert.False(one.IsSignificant);
    }

    [Fact]
    public void Compare_PairsByIdAndLeavesOutWhatOneSideLacks()
    {
        EvaluationResult first = Results.Of(
            "a",
            Results.Case("x", (Measure.Ndcg, 0.2), (Measure.Recall, 1)),
            Results.Case("y", (Measure.Ndcg, 0.4)),
            Results.Case("only-a", (Measure.Ndcg, 1))
        );
        EvaluationResult second = Results.Of(
            "b",
            Results.Case("only-b", (Measure.Ndcg, 0)),
            Results.Case("y", (Measure.Ndcg, 0.8)),
            Results.Case("x", (Measure.Ndcg, 0.6))
        );

        MeasureDifference one = Assert.Single(EvaluationComparison.Of(first, second));

        Assert.Equal((Measure.Ndcg, 2), (one.Measure, one.Cases));
        Assert.Equal(0.3, one.First, 9);
        Assert.Equal(0.7, one.Second, 9);
        // Both pairs differ by 0.4, so every sample does.
        Assert.Equal(0.4, one.Low, 9);
        Assert.Equal(0.4, one.High, 9);
    }

    [Fact]
    public void Compare_SameSeed_GivesTheSameInterval()
    {
        EvaluationResult first = Results.Of("a", Measure.Ndcg, [.. Enumerable.Range(0, 30).Select(i => i * i % 31 / 31.0)]);
        EvaluationResult second = Results.Of("b", Measure.Ndcg, [.. Enumerable.Range(0, 30).Select(i => i * 7 % 37 / 37.0)]);
        Assert.Equal(EvaluationComparison.Of(first, second, 7), EvaluationComparison.Of(first, second, 7));
        Assert.NotEqual(EvaluationComparison.Of(first, second, 7), EvaluationComparison.Of(first, second, 8));
    }

    [Fact]
    public void Compare_NothingInCommon_SaysSo()
    {
        EvaluationResult first = Results.Of("a", Results.Case("x", (Measure.Ndcg, 1)));
        Assert.Contains(
            "no case",
            Refused(first, Results.Of("b", Results.Case("y", (Measure.Ndcg, 1)))),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no measure",
            Refused(first, Results.Of("b", Results.Case("x", (Measure.Recall, 1)))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Compare_OfAnyValues_HoldsTheDifferenceInItsInterval() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1])
            .Array[1, 20]
            .Sample(
                pairs =>
                {
                    MeasureDifference one = Assert.Single(
                        EvaluationComparison.Of(
                            Results.Of("a", Measure.Ndcg, [.. pairs.Select(pair => pair.Item1)]),
                            Results.Of("b", Measure.Ndcg, [.. pairs.Select(pair => pair.Item2)])
                        )
                    );
                    double[] differences = [.. pairs.Select(pair => pair.Item2 - pair.Item1)];
                    return one.Low <= one.High
                        && one.Low >= differences.Min() - 1e-9
                        && one.High <= differences.Max() + 1e-9
                        && one.Difference >= one.Low - 1e-9
                        && one.Difference <= one.High + 1e-9;
                },
                iter: 50
            );

    private static string Refused(EvaluationResult first, EvaluationResult second) =>
        Assert.Throws<EvaluationException>(() => EvaluationComparison.Of(first, second)).Message;
}
