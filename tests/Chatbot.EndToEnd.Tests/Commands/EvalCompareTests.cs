using Chatbot.Bot.Commands;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Commands;

public sealed class EvalCompareTests : IDisposable
{
    private const int NotKept = 3;

    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EvalCompare_TwoResults_WritesReportsAndHoldsTheDifferenceAgainstBounds()
    {
        var good = await MeasureAsync("good", "Thirty days.");
        var bad = await MeasureAsync("bad", "Nobody knows.");
        var markdown = Path.Combine(_folder.Path, "new", "c.md");
        var html = Path.Combine(_folder.Path, "new", "c.html");

        Assert.Equal(0, await RunAsync("eval", "compare", bad, good, "--report", markdown, "--html", html));
        Assert.Contains("| correctness | 2 | 0.000 | 1.000 | +1.000 | +1.000 to +1.000 | better |", await ReadAsync(markdown));
        Assert.Contains("<svg", await ReadAsync(html));

        Assert.Equal(0, await RunAsync("eval", "compare", good, good, "--json", "--fail-under", "correctness=0"));
        Assert.Equal(NotKept, await RunAsync("eval", "compare", good, bad, "--fail-under", "correctness=-0.02"));
    }

    [Fact]
    public async Task EvalCompare_WithWhatItCannotUse_EndsWithAnError()
    {
        var good = await MeasureAsync("good", "Thirty days.");
        var broken = Path.Combine(_folder.Path, "broken.json");
        await File.WriteAllTextAsync(broken, "{}", Token);

        Assert.Equal(1, await RunAsync("eval", "compare", good, broken));
        Assert.Equal(1, await RunAsync("eval", "compare", good, Path.Combine(_folder.Path, "none.json")));
        Assert.Equal(1, await RunAsync("eval", "compare", good, good, "--fail-under", "corectness=0"));
        Assert.Equal(1, await RunAsync("eval", "compare", good, good, "--fail-under", "ndcg=0"));
        Assert.Equal(1, await RunAsync("eval", "compare", good));
    }

    private async Task<string> MeasureAsync(string name, string answer)
    {
        var cases = Path.Combine(_folder.Path, $"{name}.jsonl");
        var result = Path.Combine(_folder.Path, $"{name}.json");
        await File.WriteAllTextAsync(
            cases,
            $$"""
            {"id": "q1", "question": "How long is leave?", "answers": ["thirty"], "answer": "{{answer}}"}
            {"id": "q2", "question": "How many days?", "answers": ["thirty days"], "answer": "{{answer}}"}
            """,
            Token
        );
        Assert.Equal(0, await RunAsync("eval", "run", cases, "--out", result));
        return result;
    }

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path, Token);

    private static Task<int> RunAsync(params string[] arguments) =>
        ChatbotCommand.Create().Parse(arguments).InvokeAsync(cancellationToken: Token);
}
