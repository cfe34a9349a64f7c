using Chatbot.Knowledge.Evaluation.Questions;
using Chatbot.Knowledge.Evaluation.Runs;

namespace Chatbot.Knowledge.Tests.Evaluation.Questions;

public sealed class QualityGateTests
{
    [Theory]
    [InlineData("cited=0.9", "cited", 0.9)]
    [InlineData(" Cited = 90% ", "Cited", 0.9)]
    [InlineData("words-most=80", "words-most", 80)]
    public void Parse_Bound_IsRead(string text, string measure, double value) =>
        Assert.Equal(new QualityGate(measure, value), QualityGate.Parse(text, AnswerScores.Names));

    [Theory]
    [InlineData("cited")]
    [InlineData("=0.9")]
    [InlineData("cited=")]
    [InlineData("cited=high")]
    [InlineData("cited=NaN")]
    [InlineData("cited=0,9,1 %%x")]
    public void Parse_AnythingElse_ShowsHowToWriteIt(string text) =>
        Assert.Contains("measure=value", Refused(text, AnswerScores.Names), StringComparison.Ordinal);

    [Fact]
    public void Parse_UnknownMeasure_NamesThoseThatThereAre()
    {
        string message = Refused("ndgc=0.9", Measure.Names);
        Assert.Contains("'ndgc'", message, StringComparison.Ordinal);
        Assert.Contains("ndcg", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cited", 0.9, 0.9, true)]
    [InlineData("cited", 0.9, 0.89, false)]
    [InlineData("refused-answerable", 0.1, 0.1, true)]
    [InlineData("refused-answerable", 0.1, 0.11, false)]
    public void Check_Value_IsHeldAgainstTheBound(string measure, double bound, double actual, bool kept)
    {
        string? failure = new QualityGate(measure, bound).Check(
            new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase) { [measure] = actual }
        );
        Assert.Equal(kept, failure is null);
        Assert.Contains(kept ? "" : measure, failure ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MeasureThatAppliedToNothing_IsAnError() =>
        Assert.Contains(
            "was not measured",
            Assert.Throws<EvaluationException>(() => new QualityGate("cited", 1).Check(new Dictionary<string, double>())).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Names_OfAnswerScores_AreThoseOfAWholeSet()
    {
        EvaluationQuestion known = new()
        {
            Id = "a",
            Question = "q",
            Answers = ["x"],
            Evidence = [new EvidenceReference("d")],
        };
        AnswerScores scores = AnswerScores.Of([
            new AnsweredQuestion(known, new AnswerLine("a", "x", Refused: false, ["d"], 1), TimeSpan.FromMilliseconds(1)),
            new AnsweredQuestion(
                new EvaluationQuestion
                {
                    Id = "b",
                    Question = "q",
                    Answerable = false,
                },
                new AnswerLine("b", "no", Refused: true, [], 0),
                TimeSpan.FromMilliseconds(3)
            ),
        ]);
        Assert.Equal(AnswerScores.Names.Order(), scores.ByName().Keys.Order());
        Assert.Equal(
            (1, 1, 0, 1),
            (scores.AnswerRight, scores.EvidenceCited, scores.AnswerableRefused, scores.UnanswerableRefused)
        );
    }

    private static string Refused(string text, IReadOnlyCollection<string> known) =>
        Assert.Throws<EvaluationException>(() => QualityGate.Parse(text, known)).Message;
}
