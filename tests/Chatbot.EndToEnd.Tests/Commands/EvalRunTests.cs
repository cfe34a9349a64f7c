using System.Text.Json;
using Chatbot.Bot.Commands;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Commands;

public sealed class EvalRunTests : IDisposable
{
    private const int NotKept = 3;

    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EvalRun_QuestionsOverDocuments_WritesResultAndReports()
    {
        var cases = await WriteAsync(
            "cases.jsonl",
            """
            {"id": "q1", "question": "How many vacation days do employees get?", "answerable": true, "answers": ["30"], "evidence": [{"doc": "leave"}]}
            {"id": "q2", "question": "Which airline flies to the moon?", "answerable": false}
            """
        );
        var documents = await WriteAsync(
            "documents.jsonl",
            """{"id": "leave", "title": "Leave", "text": "Employees get 30 vacation days per year. Leave is requested in the portal."}"""
        );
        string[] run =
        [
            "eval",
            "run",
            cases,
            "--documents",
            documents,
            "--out",
            InFolder("out/a.json"),
            "--report",
            InFolder("out/a.md"),
            "--html",
            InFolder("out/a.html"),
            "--cache",
            InFolder("cache"),
            "--vectors",
            InFolder("vectors"),
        ];

        Assert.Equal(0, await RunAsync([.. run, "--fail-under", "evidence-cited=1", "--fail-under", "abstention=100%"]));
        Assert.Equal(NotKept, await RunAsync([.. run, "--fail-under", "precision=0.5"]));

        using var result = JsonDocument.Parse(await File.ReadAllTextAsync(InFolder("out/a.json"), Token));
        var measures = result.RootElement.GetProperty("cases")[0].GetProperty("measures");
        Assert.Equal(1, measures.GetProperty("ndcg").GetDouble());
        Assert.Equal(0.1, measures.GetProperty("precision").GetDouble());
        Assert.Contains("| abstention | 2 | 1.000 |", await File.ReadAllTextAsync(InFolder("out/a.md"), Token));
        Assert.Contains("<svg", await File.ReadAllTextAsync(InFolder("out/a.html"), Token));
        Assert.NotEmpty(Directory.GetFiles(InFolder("cache"), "*.json", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task EvalRun_ModelAsJudge_AsksItOnceAndTakesTheRestFromTheCache()
    {
        await using var server = await FakeOpenAIServer.StartAsync(Token);
        server.OnCall = context => FakeOpenAIServer.CompleteAsync(context, "8");
        var cases = await WriteAsync("cases.jsonl", """{"id": "q1", "question": "How long?", "answer": "Thirty."}""");
        string[] run =
        [
            "eval",
            "run",
            cases,
            "--judge",
            "model",
            "--cache",
            InFolder("cache"),
            "--Assistant:Provider=openai",
            $"--Providers:OpenAI:Endpoint={server.Endpoint}",
            "--Providers:OpenAI:Model=fake-model",
        ];

        Assert.Equal(0, await RunAsync([.. run, "--fail-under", "answer-relevance=0.8"]));
        Assert.Single(server.Requests);
        Assert.Equal(NotKept, await RunAsync([.. run, "--fail-under", "answer-relevance=0.9"]));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("--fail-under", "ndgc=0.9")]
    [InlineData("--fail-under", "high")]
    [InlineData("--judge", "oracle")]
    [InlineData("--judge", "model")]
    [InlineData("--k", "0")]
    [InlineData("--sample", "0")]
    [InlineData("--documents", "no-such-folder")]
    [InlineData("surplus")]
    public async Task EvalRun_WithWhatItCannotUse_EndsWithAnError(params string[] arguments)
    {
        var cases = await WriteAsync("cases.jsonl", """{"id": "q1", "question": "How long?"}""");
        Assert.Equal(1, await RunAsync(["eval", "run", cases, .. arguments]));
    }

    [Fact]
    public async Task EvalRun_QuestionsWithoutAnswersOrDocuments_SaysThatNothingWasMeasured() =>
        Assert.Equal(
            1,
            await RunAsync("eval", "run", await WriteAsync("cases.jsonl", """{"id": "q1", "question": "How long?"}"""))
        );

    [Fact]
    public async Task EvalRun_LineThatIsNoCase_EndsWithAnError() =>
        Assert.Equal(1, await RunAsync("eval", "run", await WriteAsync("cases.jsonl", """{"id": "q1"}""")));

    private string InFolder(string name) => Path.Combine(_folder.Path, name);

    private async Task<string> WriteAsync(string name, string text)
    {
        await File.WriteAllTextAsync(InFolder(name), text, Token);
        return InFolder(name);
    }

    private static Task<int> RunAsync(params string[] arguments) =>
        ChatbotCommand.Create().Parse(arguments).InvokeAsync(cancellationToken: Token);
}
