using Chatbot.Bot.Commands;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Commands;

public sealed class EvalQaTests : IDisposable
{
    private const int NotKept = 3;

    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EvalQa_QuestionsOverAFolder_WritesAnswersAndHoldsScoresAgainstBounds()
    {
        var documents = Directory.CreateDirectory(Path.Combine(_folder.Path, "documents")).FullName;
        await File.WriteAllTextAsync(Path.Combine(documents, "leave.md"), "# Leave\n\nEmployees get 30 vacation days.\n", Token);
        var questions = Path.Combine(_folder.Path, "questions.jsonl");
        await File.WriteAllTextAsync(
            questions,
            """
            {"id": "q1", "question": "How many vacation days do employees get?", "answers": ["30"], "evidence": [{"doc": "leave.md"}]}
            {"id": "q2", "question": "Which airline flies to the moon?", "answerable": false}
            """,
            Token
        );
        var answers = Path.Combine(_folder.Path, "new", "answers.jsonl");
        string[] ask = ["eval", "qa", questions, "--documents", documents, "--answers", answers];

        Assert.Equal(0, await RunAsync([.. ask, "--fail-under", "cited=1", "--fail-under", "refused-unanswerable=1"]));
        var lines = await File.ReadAllLinesAsync(answers, Token);
        Assert.Contains("\"refused\":false,\"citations\":[\"leave.md\"]", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"refused\":true", lines[1], StringComparison.Ordinal);

        Assert.Equal(NotKept, await RunAsync([.. ask, "--json", "--fail-under", "words-most=1"]));
        Assert.Equal(1, await RunAsync([.. ask, "--fail-under", "sited=1"]));
        Assert.Equal(1, await RunAsync("eval", "qa", documents, "--documents", documents));
    }

    private static Task<int> RunAsync(params string[] arguments) =>
        ChatbotCommand.Create().Parse(arguments).InvokeAsync(cancellationToken: Token);
}
