using Chatbot.Knowledge.Evaluation.Questions;
using Chatbot.Knowledge.Evaluation.Runs;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Evaluation.Runs;

public sealed class RankingMeasuresTests
{
    private const int Digits = 6;

    [Fact]
    public void Measures_SecondAndFourthOfFiveAreRelevant_AreThoseComputedByHand()
    {
        Dictionary<string, double> measures = Of(["x", "a", "y", "b", "z"], 5, ("a", 1), ("b", 1), ("c", 1));

        Assert.Equal(2.0 / 5, measures[Measure.Precision], Digits);
        Assert.Equal(2.0 / 3, measures[Measure.Recall], Digits);
        Assert.Equal(1.0 / 2, measures[Measure.ReciprocalRank], Digits);
        // (1/log2(3) + 1/log2(5)) / (1 + 1/log2(3) + 1/log2(4)) = (0.630930 + 0.430677) / 2.130930
        Assert.Equal(0.498189, measures[Measure.Ndcg], Digits);
    }

    [Fact]
    public void Ndcg_OfGrades_TakesTheGradeAsGain()
    {
        // (1 + 3/log2(3)) / (3 + 1/log2(3)) = 2.892789 / 3.630930
        Assert.Equal(0.796708, Of(["good", "best"], 10, ("best", 3), ("good", 1))[Measure.Ndcg], Digits);
        Assert.Equal(1, Of(["best", "good"], 10, ("best", 3), ("good", 1))[Measure.Ndcg], Digits);
    }

    [Fact]
    public void Measures_RankingShorterThanTheDepth_DividePrecisionByTheDepth() =>
        Assert.Equal(1.0 / 10, Of(["a"], 10, ("a", 1))[Measure.Precision], Digits);

    [Fact]
    public void Measures_RelevantDocumentBelowTheDepth_IsNotFound()
    {
        Dictionary<string, double> measures = Of(["x", "y", "a"], 2, ("a", 1));

        Assert.All(measures.Values, value => Assert.Equal(0, value));
        Assert.Equal(4, measures.Count);
    }

    [Fact]
    public void Measures_NothingRetrieved_AreZero() => Assert.All(Of([], 10, ("a", 1)).Values, value => Assert.Equal(0, value));

    [Fact]
    public void Measures_NothingRelevant_AreAbsent()
    {
        Assert.Empty(Of(["a"], 10));
        Assert.Empty(Of(["a"], 10, ("a", 0)));
    }

    [Fact]
    public void Measures_DocumentTwiceInTheRanking_CountsOnceAtItsFirstPlace() =>
        Assert.Equal(Of(["a", "x", "b"], 3, ("a", 1), ("b", 1)), Of(["a", "a", "x", "a", "b"], 3, ("a", 1), ("b", 1)));

    [Fact]
    public void Measures_EvidenceThatTwoDocumentsMatch_NeverExceedsOne()
    {
        Dictionary<string, double> measures = Of(["one/leave.md", "two/leave.md"], 2, ("leave.md", 1));

        Assert.Equal(1, measures[Measure.Precision]);
        Assert.Equal(1, measures[Measure.Recall]);
        Assert.Equal(1, measures[Measure.Ndcg]);
    }

    [Fact]
    public void Measures_OfAnyRanking_LieBetweenZeroAndOne() =>
        Gen.Select(Gen.Int[0, 15].Array[0, 30], Gen.Int[0, 3].Array[1, 12], Gen.Int[1, 12])
            .Sample(
                (ranking, grades, depth) =>
                    Of([.. ranking.Select(Name)], depth, [.. grades.Select((grade, i) => (Name(i), grade))])
                        .Values.All(value => value is >= 0 and <= 1)
            );

    [Fact]
    public void Ndcg_OfTheIdealRanking_IsOne() =>
        Gen.Select(Gen.Int[1, 5].Array[1, 12], Gen.Int[1, 15])
            .Sample(
                (grades, depth) =>
                {
                    (string Doc, int Grade)[] evidence = [.. grades.Select((grade, i) => (Name(i), grade))];
                    string[] ideal = [.. evidence.OrderByDescending(one => one.Grade).Select(one => one.Doc)];
                    return Math.Abs(Of(ideal, depth, evidence)[Measure.Ndcg] - 1) < 1e-9;
                }
            );

    [Fact]
    public void Ndcg_BetterDocumentMovedUp_IsNeverWorse() =>
        Gen.Select(Gen.Int[0, 4].Array[2, 10], Gen.Int[0, 8])
            .Where((grades, at) => at + 1 < grades.Length && grades.Max() > 0)
            .Sample(
                (grades, at) =>
                {
                    (string Doc, int Grade)[] evidence = [.. grades.Select((grade, i) => (Name(i), grade))];
                    string[] before = [.. evidence.Select(one => one.Doc)];
                    string[] after = [.. before];
                    (after[at], after[at + 1]) = (after[at + 1], after[at]);
                    double change = Of(after, 10, evidence)[Measure.Ndcg] - Of(before, 10, evidence)[Measure.Ndcg];
                    return grades[at + 1] >= grades[at] ? change >= -1e-9 : change <= 1e-9;
                }
            );

    private static string Name(int number) => $"document-{number}";

    private static Dictionary<string, double> Of(string[] ranking, int depth, params (string Doc, int Grade)[] evidence)
    {
        var measures = new Dictionary<string, double>(StringComparer.Ordinal);
        RankingMeasures.Add(
            measures,
            ranking,
            [.. evidence.Select(one => new EvidenceReference(one.Doc, Grade: one.Grade))],
            depth
        );
        return measures;
    }
}
