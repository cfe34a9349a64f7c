using Chatbot.Knowledge.Evaluation.Questions;
using Chatbot.Knowledge.Evaluation.Runs;
using Chatbot.Testing.Files;

namespace Chatbot.Knowledge.Tests.Evaluation.Runs;

public sealed class EvaluationResultTests : IDisposable
{
    private readonly TestFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Means_CountOnlyTheCasesThatAMeasureAppliesTo()
    {
        EvaluationResult result = Results.Of(
            "a",
            Results.Case("x", (Measure.Ndcg, 1), (Measure.Abstention, 0)),
            Results.Case("y", (Measure.Abstention, 1)),
            Results.Case("z", (Measure.Abstention, 1))
        );
        Assert.Equal(1, result.Means()[Measure.Ndcg]);
        Assert.Equal(2.0 / 3, result.Means()[Measure.Abstention], 9);
        Assert.Equal((1, 3, 0), (result.Count(Measure.Ndcg), result.Count(Measure.Abstention), result.Count(Measure.Recall)));
    }

    [Fact]
    public async Task Write_InAFolderThatDoesNotExist_IsReadBackAsItWas()
    {
        EvaluationResult result = Results.Of(
            "a",
            Results.Case("x", (Measure.Ndcg, 0.25)) with
            {
                Missing = [Measure.Faithfulness],
            },
            Results.Case("y") with
            {
                Answer = null,
            }
        );
        string path = Path.Combine(folder.Path, "new", "result.json");
        await result.WriteAsync(path, Token);

        EvaluationResult read = await EvaluationResult.ReadAsync(path, Token);

        Assert.Equal((result.Name, result.Judge, result.At, result.Depth), (read.Name, read.Judge, read.At, read.Depth));
        Assert.Equal(0.25, read.Cases[0].Measures[Measure.Ndcg]);
        Assert.Equal([Measure.Faithfulness], read.Cases[0].Missing!);
        Assert.Null(read.Cases[1].Answer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"name\": \"a\", \"judge\": \"j\", \"at\": \"2026-01-01T00:00:00Z\", \"depth\": 1, \"cases\": null}")]
    [InlineData(
        "{\"name\": \"a\", \"judge\": \"j\", \"at\": \"2026-01-01T00:00:00Z\", \"depth\": 1, \"cases\": [{\"id\": \"x\"}]}"
    )]
    public async Task Read_FileThatIsNoResult_NamesIt(string content) =>
        Assert.Contains("a.json is no result", await RefusedAsync(content), StringComparison.Ordinal);

    [Fact]
    public async Task Read_CaseThatStandsThereTwice_IsNamed()
    {
        const string Case = "{\"id\": \"x\", \"question\": \"q\", \"answer\": null, \"refused\": false, \"measures\": {}}";
        Assert.Contains(
            "'x' stands there twice",
            await RefusedAsync(
                $"{{\"name\": \"a\", \"judge\": \"j\", \"at\": \"2026-01-01T00:00:00Z\", \"depth\": 1, \"cases\": [{Case}, {Case}]}}"
            ),
            StringComparison.Ordinal
        );
    }

    private async Task<string> RefusedAsync(string content)
    {
        string path = Path.Combine(folder.Path, "a.json");
        await File.WriteAllTextAsync(path, content, Token);
        return (await Assert.ThrowsAsync<EvaluationException>(() => EvaluationResult.ReadAsync(path, Token))).Message;
    }
}
