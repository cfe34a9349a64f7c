using Chatbot.Knowledge.Evaluation.Retrieval;
using Chatbot.Testing.Files;

namespace Chatbot.Knowledge.Tests.Evaluation.Retrieval;

public sealed class JudgedCollectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\n")]
    [InlineData("q1 0 d1 2\nq1 0 d2 0\n")]
    [InlineData("query iter doc rel\nq1 0 d1 2\n\nq1\t0\td2\t0")]
    public async Task Open_JudgementsInAnyUsualForm_AreRead(string qrels)
    {
        using var folder = new TestFolder();
        await WriteAsync(folder.Path, qrels);
        JudgedCollection collection = await JudgedCollection.OpenAsync(folder.Path, Token);
        Assert.Equal(2, collection.Judgements!["q1"]["d1"]);
        Assert.Equal(0, collection.Judgements["q1"]["d2"]);
        Assert.Equal("what?", Assert.Single(collection.Queries).Text);
        var documents = new List<JudgedDocument>();
        await foreach (JudgedDocument document in collection.ReadAsync(Token))
        {
            documents.Add(document);
        }

        Assert.Equal([new JudgedDocument("d1", "", "one"), new JudgedDocument("d2", "Two", "two")], documents);
    }

    [Theory]
    [InlineData("q1 d1 2\nq1 d2 much", ":2:")]
    public async Task Open_BrokenJudgement_NamesTheLine(string qrels, string expected)
    {
        using var folder = new TestFolder();
        await WriteAsync(folder.Path, qrels);
        var exception = await Assert.ThrowsAsync<RetrievalSetException>(() => JudgedCollection.OpenAsync(folder.Path, Token));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_EmptyFolder_NamesTheMissingFile()
    {
        using var folder = new TestFolder();
        var exception = await Assert.ThrowsAsync<RetrievalSetException>(() => JudgedCollection.OpenAsync(folder.Path, Token));
        Assert.Contains("corpus.jsonl", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_OfARanking_AreAsDefined()
    {
        var judgements = new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 1, ["b"] = 1 };
        RankingScores scores = RankingScores.Of(["x", "a"], judgements)!;
        Assert.Equal(0.5, scores.MrrAt10);
        Assert.Equal(0.5, scores.RecallAt10);
        Assert.Equal(1 / Math.Log2(3) / (1 + (1 / Math.Log2(3))), scores.NdcgAt10, 12);
        Assert.Null(RankingScores.Of(["x"], new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 0 }));
    }

    private static async Task WriteAsync(string folder, string qrels)
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder, "corpus.jsonl"),
            """
            {"id": "d1", "text": "one"}
            {"id": "d2", "title": "Two", "text": "two"}
            """,
            Token
        );
        await File.WriteAllTextAsync(Path.Combine(folder, "queries.jsonl"), """{"id": "q1", "text": "what?"}""", Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "qrels.tsv"), qrels, Token);
    }
}
