using Chatbot.Knowledge.Evaluation.Questions;
using Chatbot.Knowledge.Evaluation.Runs;
using Chatbot.Testing.Files;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Evaluation.Runs;

public sealed class CaseSetTests : IDisposable
{
    private readonly TestFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Read_EveryField_IsThere()
    {
        string path = await WriteAsync(
            """
            {"id": "q1", "question": "How long?", "answerable": true, "answers": ["30"], "evidence": [{"doc": "a.md", "quote": "thirty", "grade": 2}, {"doc": "b.md"}],

             "unknown": 1, "answer": "Thirty. [1]", "refused": false, "passages": [{"doc": "a.md", "text": "Thirty."}], "citations": [{"doc": "a.md", "text": "Thirty.", "title": "A"}]}
            """.ReplaceLineEndings("") + "\n\n{\"id\": \"q2\", \"question\": \"Why?\"}\n"
        );

        IReadOnlyList<EvaluationCase> cases = await CaseSet.ReadAsync(path, Token);

        Assert.Equal(2, cases.Count);
        Assert.Equal([new EvidenceReference("a.md", "thirty", 2), new EvidenceReference("b.md")], cases[0].Evidence);
        Assert.Equal(1, cases[0].Evidence[1].Grade);
        Assert.Equal(new CasePassage("a.md", "Thirty."), Assert.Single(cases[0].Passages!));
        Assert.Equal("A", Assert.Single(cases[0].Citations).Title);
        Assert.Null(cases[1].Answer);
        Assert.Null(cases[1].Answerable);
        Assert.Null(cases[1].Passages);
        Assert.Empty(cases[1].Answers);
        Assert.Empty(cases[1].Evidence);
        Assert.Empty(cases[1].Citations);
    }

    [Theory]
    [InlineData("{\"id\": \"q2\"}")]
    [InlineData("{\"question\": \"Why?\"}")]
    [InlineData("{\"id\": \"q2\", \"question\": \" \"}")]
    [InlineData("{\"id\": \"q1\", \"question\": \"The id again?\"}")]
    [InlineData("{\"id\": \"q2\", \"question\": \"Why?\", \"evidence\": null}")]
    [InlineData("{\"id\": \"q2\", \"question\": \"Why?\", \"evidence\": [{}]}")]
    [InlineData("{\"id\": \"q2\", \"question\": \"Why?\", \"passages\": [{\"doc\": \"a\"}]}")]
    [InlineData("{\"id\": \"q2\", \"question\": \"Why?\", \"answerable\": \"perhaps\"}")]
    [InlineData("{\"id\": \"q2\"")]
    [InlineData("not JSON")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task Read_LineThatIsNoCase_NamesFileAndLine(string line)
    {
        string path = await WriteAsync($"{{\"id\": \"q1\", \"question\": \"How?\"}}\n\n{line}\n");
        var exception = await Assert.ThrowsAsync<EvaluationException>(() => CaseSet.ReadAsync(path, Token));
        Assert.StartsWith($"{path}:3:", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_FileThatIsEmptyOrMissing_SaysSo()
    {
        string empty = await WriteAsync("\n");
        Assert.Contains(empty, (await Assert.ThrowsAsync<EvaluationException>(() => CaseSet.ReadAsync(empty, Token))).Message);
        string none = Path.Combine(folder.Path, "none.jsonl");
        Assert.Contains(none, (await Assert.ThrowsAsync<EvaluationException>(() => CaseSet.ReadAsync(none, Token))).Message);
    }

    [Fact]
    public void Sample_OfAnySet_IsSmallerRepeatableInOrderAndWithoutDuplicates() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 70], Gen.Int)
            .Sample(
                (size, count, seed) =>
                {
                    EvaluationCase[] cases = Cases(size);
                    string[] sample = Ids(CaseSet.Sample(cases, count, seed));
                    return sample.Length == Math.Min(size, count)
                        && sample.SequenceEqual(Ids(CaseSet.Sample(cases, count, seed)), StringComparer.Ordinal)
                        && sample.SequenceEqual(Ids(cases).Where(sample.Contains), StringComparer.Ordinal)
                        && sample.Distinct(StringComparer.Ordinal).Count() == sample.Length;
                }
            );

    [Fact]
    public void Sample_AnotherSeed_DrawsOthers() =>
        Assert.NotEqual(Ids(CaseSet.Sample(Cases(60), 20, 1)), Ids(CaseSet.Sample(Cases(60), 20, 2)));

    private static EvaluationCase[] Cases(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new EvaluationCase { Id = $"q{i:00}", Question = "?" })];

    private static string[] Ids(IEnumerable<EvaluationCase> cases) => [.. cases.Select(one => one.Id)];

    private async Task<string> WriteAsync(string text)
    {
        string path = Path.Combine(folder.Path, "cases.jsonl");
        await File.WriteAllTextAsync(path, text, Token);
        return path;
    }
}
