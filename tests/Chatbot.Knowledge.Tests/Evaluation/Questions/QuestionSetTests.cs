using Chatbot.Knowledge.Evaluation.Questions;
using Chatbot.Testing.Files;

namespace Chatbot.Knowledge.Tests.Evaluation.Questions;

public sealed class QuestionSetTests : IDisposable
{
    private readonly TestFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Read_QuestionAlone_IsAnswerableWithoutKnownAnswers()
    {
        string path = Path.Combine(folder.Path, "questions.jsonl");
        await File.WriteAllTextAsync(path, "{\"id\": \"q1\", \"question\": \"How?\"}\n", Token);
        EvaluationQuestion question = Assert.Single(await QuestionSet.ReadAsync(path, Token));
        Assert.True(question.Answerable);
        Assert.Empty(question.Answers);
        Assert.Empty(question.Evidence);
    }

    [Theory]
    [InlineData("{\"id\": \"q2\"}")]
    [InlineData("{\"id\": \"q2\", \"question\": \"Why?\", \"evidence\": [{\"quote\": \"x\"}]}")]
    [InlineData("{\"id\": \"q2\", \"question\": \"Why?\", \"answers\": null}")]
    [InlineData("{\"id\": null, \"question\": \"Why?\"}")]
    [InlineData("{\"id\": \"q1\", \"question\": \"The id again?\"}")]
    [InlineData("{")]
    public async Task Read_LineThatIsNoQuestion_NamesFileAndLine(string line)
    {
        string path = Path.Combine(folder.Path, "questions.jsonl");
        await File.WriteAllTextAsync(path, $"{{\"id\": \"q1\", \"question\": \"How?\"}}\n{line}\n", Token);
        var exception = await Assert.ThrowsAsync<EvaluationException>(() => QuestionSet.ReadAsync(path, Token));
        Assert.StartsWith($"{path}:2:", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\": \"d1\"}")]
    [InlineData("{\"text\": \"x\"}")]
    [InlineData("nothing")]
    public async Task ReadDocuments_LineThatIsNoDocument_NamesFileAndLine(string line)
    {
        string path = Path.Combine(folder.Path, "documents.jsonl");
        await File.WriteAllTextAsync(path, $"{{\"id\": \"d0\", \"text\": \"x\"}}\n{line}\n", Token);
        var exception = await Assert.ThrowsAsync<EvaluationException>(async () =>
        {
            await foreach (var import in DocumentCorpus.ReadAsync(path, "tenant", Token))
                await import.Content.DisposeAsync();
        });
        Assert.StartsWith($"{path}:2:", exception.Message, StringComparison.Ordinal);
    }
}
