using Chatbot.Knowledge.Evaluation.Runs;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Files;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Knowledge.Tests.Evaluation.Runs;

public sealed class EvaluationRunTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly ScriptedJudge judge = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static EvaluationCase Case { get; } =
        new()
        {
            Id = "a",
            Question = "How long is leave?",
            Answer = "Leave is thirty days. [1]",
            Citations = [new CasePassage("leave.md", "Leave is thirty days.")],
        };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_Again_AsksTheJudgeNothingAndSaysTheSame()
    {
        EvaluationResult first = await RunAsync(Case);
        int calls = judge.Calls;
        EvaluationResult second = await RunAsync(Case);

        Assert.True(calls > 0);
        Assert.Equal(calls, judge.Calls);
        Assert.Equal(first.Cases[0].Measures, second.Cases[0].Measures);
    }

    [Fact]
    public async Task Run_AgainWithAModel_CallsItNotOnce()
    {
        using var model = new ScriptedChatClient
        {
            OnCall = (call, _) =>
                Task.FromResult(
                    new ChatResponse(
                        new ChatMessage(
                            ChatRole.Assistant,
                            call.Messages[0].Text.Contains("SUPPORTED", StringComparison.Ordinal) ? "SUPPORTED" : "9"
                        )
                    )
                ),
        };
        var run = new EvaluationRun(
            new ModelJudge(model, NullLogger<ModelJudge>.Instance),
            TimeProvider.System,
            cache: folder.Path
        );
        EvaluationResult first = await run.RunAsync("set", [Case], cancellationToken: Token);
        int calls = model.Calls.Count;
        await run.RunAsync("set", [Case], cancellationToken: Token);

        Assert.True(calls > 0);
        Assert.Equal(calls, model.Calls.Count);
        Assert.Equal(0.9, first.Cases[0].Measures[Measure.AnswerRelevance]);
        Assert.Equal(1, first.Cases[0].Measures[Measure.Groundedness]);
    }

    [Fact]
    public async Task Run_ChangedContentOrJudgeOrDepth_IsMeasuredAgain()
    {
        await RunAsync(Case);
        await AssertAsksAgainAsync(Case with { Answer = "Leave is ten days. [1]" });
        await AssertAsksAgainAsync(Case with { Question = "How long?" });
        await AssertAsksAgainAsync(Case with { Citations = [new CasePassage("leave.md", "Other text.")] });
        await AssertAsksAgainAsync(Case, depth: 3);
        judge.Version = "scripted-2";
        await AssertAsksAgainAsync(Case);
    }

    [Fact]
    public async Task Run_CaseThatIsOnlyRenamed_ComesFromTheCache()
    {
        await RunAsync(Case);
        int calls = judge.Calls;
        EvaluationResult again = await RunAsync(Case with { Id = "b" });
        Assert.Equal(calls, judge.Calls);
        Assert.Equal("b", again.Cases[0].Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"groundedness\": 0.")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"groundedness\": 7}")]
    [InlineData("{\"gruondedness\": 1}")]
    public async Task Run_DamagedCacheFile_IsMeasuredAgainAndMended(string content)
    {
        EvaluationResult first = await RunAsync(Case);
        string file = Assert.Single(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
        await File.WriteAllTextAsync(file, content, Token);

        await AssertAsksAgainAsync(Case);
        int calls = judge.Calls;
        Assert.Equal(first.Cases[0].Measures, (await RunAsync(Case)).Cases[0].Measures);
        Assert.Equal(calls, judge.Calls);
    }

    [Fact]
    public async Task Run_MissingVerdict_IsNamedAndAskedForNextTime()
    {
        judge.OnAnswer = _ => null;
        EvaluationResult first = await RunAsync(Case);
        Assert.Equal([Measure.AnswerRelevance], first.Cases[0].Missing!);
        Assert.Equal(1, first.Missing()[Measure.AnswerRelevance]);
        Assert.DoesNotContain(Measure.AnswerRelevance, first.Means().Keys);

        judge.OnAnswer = _ => 0.5;
        EvaluationResult second = await RunAsync(Case);
        Assert.Null(second.Cases[0].Missing);
        Assert.Equal(0.5, second.Means()[Measure.AnswerRelevance]);
    }

    [Fact]
    public async Task Run_CasesWithoutAnswer_AreCompletedAndOthersAreNot()
    {
        var asked = new List<string>();
        EvaluationResult result = await new EvaluationRun(judge, new FakeTimeProvider()).RunAsync(
            "set",
            [Case, new EvaluationCase { Id = "b", Question = "Open?" }],
            (one, _) =>
            {
                asked.Add(one.Id);
                return Task.FromResult(one with { Answer = "No.", Refused = true });
            },
            cancellationToken: Token
        );

        Assert.Equal(["b"], asked);
        Assert.Equal(["a", "b"], result.Cases.Select(one => one.Id));
        Assert.True(result.Cases[1].Refused);
    }

    [Fact]
    public void Run_DepthBelowOne_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EvaluationRun(judge, TimeProvider.System, depth: 0));

    private async Task AssertAsksAgainAsync(EvaluationCase one, int depth = 10)
    {
        int calls = judge.Calls;
        await RunAsync(one, depth);
        Assert.True(judge.Calls > calls, "The judge was not asked again.");
    }

    private Task<EvaluationResult> RunAsync(EvaluationCase one, int depth = 10) =>
        new EvaluationRun(judge, new FakeTimeProvider(), depth, folder.Path).RunAsync("set", [one], cancellationToken: Token);
}
