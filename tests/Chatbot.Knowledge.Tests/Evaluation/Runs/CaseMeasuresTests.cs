using Chatbot.Knowledge.Evaluation.Questions;
using Chatbot.Knowledge.Evaluation.Runs;

namespace Chatbot.Knowledge.Tests.Evaluation.Runs;

public sealed class CaseMeasuresTests
{
    private const string First = "Leave is thirty days.";
    private const string Second = "Pay comes on Monday.";
    private const string Third = "The canteen closes early.";

    private readonly ScriptedJudge judge = new();

    private static EvaluationCase Question { get; } = new() { Id = "q", Question = "How long is leave?" };

    [Fact]
    public async Task Support_ThreeStatements_AreTheSharesComputedByHand()
    {
        // The first is said by what it cites, the second by another passage only, the third by none.
        MeasuredCase measured = await OfAsync(
            Question with
            {
                Answer = $"{First} [1] {Second} [1] {Third} [2]",
                Citations = [new CasePassage("a", First), new CasePassage("b", "Other words.")],
                Passages = [new CasePassage("c", Second)],
            }
        );

        Assert.Equal(1.0 / 3, measured.Values[Measure.Groundedness]);
        Assert.Equal(2.0 / 3, measured.Values[Measure.Faithfulness]);
        Assert.Equal(1.0 / 3, measured.Values[Measure.CitationValidity]);
    }

    [Fact]
    public async Task CitationValidity_StatementWithTwoMarks_JudgesEachAlone()
    {
        MeasuredCase measured = await OfAsync(
            Question with
            {
                Answer = $"{First} [1][2]",
                Citations = [new CasePassage("a", First), new CasePassage("b", Second)],
            }
        );

        Assert.Equal(1, measured.Values[Measure.Groundedness]);
        Assert.Equal(0.5, measured.Values[Measure.CitationValidity]);
    }

    [Fact]
    public async Task CitationValidity_MarkThatPointsNowhere_IsInvalid()
    {
        MeasuredCase measured = await OfAsync(
            Question with
            {
                Answer = $"{First} [1][7]",
                Citations = [new CasePassage("a", First)],
            }
        );

        Assert.Equal(0.5, measured.Values[Measure.CitationValidity]);
    }

    [Fact]
    public async Task Support_AnswerWithoutMarks_IsFaithfulButNotGrounded()
    {
        MeasuredCase measured = await OfAsync(Question with { Answer = First, Passages = [new CasePassage("a", First)] });

        Assert.Equal(1, measured.Values[Measure.Faithfulness]);
        Assert.Equal(0, measured.Values[Measure.Groundedness]);
        Assert.Equal(0, measured.Values[Measure.CitationValidity]);
    }

    [Theory]
    [InlineData(true, false, 1)]
    [InlineData(true, true, 0)]
    [InlineData(false, true, 1)]
    [InlineData(false, false, 0)]
    public async Task Abstention_IsOneWhenTheRightThingWasRefused(bool answerable, bool refused, double expected)
    {
        MeasuredCase measured = await OfAsync(Question with { Answerable = answerable, Answer = First, Refused = refused });

        Assert.Equal(expected, measured.Values[Measure.Abstention]);
    }

    [Fact]
    public async Task Measures_UnanswerableAndRefused_AreAbstentionOnly()
    {
        MeasuredCase measured = await OfAsync(
            Question with
            {
                Answerable = false,
                Answer = "There is no answer.",
                Refused = true,
            }
        );

        Assert.Equal([Measure.Abstention], measured.Values.Keys);
        Assert.Equal(0, judge.Calls);
    }

    [Fact]
    public async Task Measures_NobodyKnowsWhetherItCanBeAnswered_HaveNoAbstention() =>
        Assert.DoesNotContain(Measure.Abstention, (await OfAsync(Question with { Answer = First })).Values.Keys);

    [Fact]
    public async Task Measures_AnswerableButRefused_CountAsWrong()
    {
        MeasuredCase measured = await OfAsync(
            Question with
            {
                Answerable = true,
                Answers = ["thirty days"],
                Evidence = [new EvidenceReference("leave.md")],
                Answer = "There is no answer.",
                Refused = true,
            }
        );

        Assert.Equal(0, measured.Values[Measure.Correctness]);
        Assert.Equal(0, measured.Values[Measure.EvidenceCited]);
    }

    [Fact]
    public async Task Measures_RightAnswerWithItsDocument_AreOne()
    {
        MeasuredCase measured = await OfAsync(
            Question with
            {
                Answers = ["THIRTY\n days"],
                Evidence = [new EvidenceReference("leave.md")],
                Answer = $"{First} [1]",
                Citations = [new CasePassage("handbook/leave.md", First)],
            }
        );

        Assert.Equal(1, measured.Values[Measure.Correctness]);
        Assert.Equal(1, measured.Values[Measure.EvidenceCited]);
    }

    [Fact]
    public async Task ContextRelevance_IsTheMeanOfTheFirstPassages()
    {
        judge.OnContext = text => text == "good" ? 1 : 0.25;
        CasePassage[] passages = [new("a", "good"), new("a", "poor"), new("a", "not looked at")];

        MeasuredCase measured = await OfAsync(Question with { Passages = passages }, depth: 2);

        Assert.Equal(0.625, measured.Values[Measure.ContextRelevance]);
        Assert.Equal(0, (await OfAsync(Question with { Passages = [] })).Values[Measure.ContextRelevance]);
    }

    [Fact]
    public async Task Measures_JudgeWithoutVerdict_AreMissingInsteadOfGuessed()
    {
        judge.OnContext = text => text == Second ? null : 1;
        judge.OnAnswer = _ => null;
        judge.OnCheck = (_, texts) => texts.Count == 1 ? null : true;

        MeasuredCase measured = await OfAsync(
            Question with
            {
                Answer = $"{First} [1]",
                Citations = [new CasePassage("a", First)],
                Passages = [new CasePassage("a", First), new CasePassage("b", Second)],
            }
        );

        Assert.Equal(
            [Measure.ContextRelevance, Measure.AnswerRelevance, Measure.Groundedness, Measure.CitationValidity],
            measured.Missing
        );
        Assert.Equal(1, Assert.Single(measured.Values, one => one.Key == Measure.Faithfulness).Value);
    }

    private Task<MeasuredCase> OfAsync(EvaluationCase one, int depth = 10) =>
        new CaseMeasures(judge, depth).OfAsync(one, TestContext.Current.CancellationToken);
}
