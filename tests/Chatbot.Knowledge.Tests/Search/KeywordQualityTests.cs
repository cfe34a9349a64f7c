using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Sqlite;
using Chatbot.Testing;
using Chatbot.Testing.Retrieval;

namespace Chatbot.Knowledge.Tests.Search;

/// <summary>
/// Ranking by words is at least as good as Lucene's English analyzer with BM25 (0.374 on Cranfield). The whole table, with
/// embeddings, comes from the retrieval benchmark.
/// </summary>
public sealed class KeywordQualityTests
{
    [Theory]
    [InlineData("retrieval-dev", 0.38)]
    [InlineData("retrieval-dev-questions", 0.90)]
    public async Task SearchKeyword_JudgedQuestions_RankAtLeastAsWellAs(string name, double floor)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        string? data = SharedData.Find();
        Assert.SkipWhen(data is null && Environment.GetEnvironmentVariable("CI") != "true", "There is no folder shared/data.");
        Assert.NotNull(data);
        var set = RetrievalSet.Read(Path.Combine(data, name));
        DirectoryInfo folder = Directory.CreateTempSubdirectory("quality");
        var ranked = new List<RetrievalMetrics>();
        using (var store = new SqliteChunkStore(Path.Combine(folder.FullName, "knowledge.db")))
        {
            await store.ReplaceAsync("t", "all", [.. set.Documents.Select(ToChunk)], token);
            var filter = new ChunkFilter(
                "t",
                Audience.Of("ann"),
                new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            );
            foreach ((string id, string text) in set.Queries)
            {
                IReadOnlyList<ChunkHit> hits = await store.SearchKeywordAsync(new(text), filter, 100, token);
                ranked.Add(RetrievalMetrics.Of([.. hits.Select(hit => hit.Chunk.ChunkId)], set.Judgements[id]));
            }
        }

        folder.Delete(recursive: true);
        double found = RetrievalMetrics.Average(ranked).NdcgAt10;
        Assert.True(found >= floor, $"nDCG@10 {found:0.000}, wanted {floor:0.000}");
    }

    private static EmbeddedChunk ToChunk(RetrievalDocument document, int index) =>
        new(
            new Chunk
            {
                ChunkId = document.Id,
                Tenant = "t",
                DocumentId = "all",
                Version = "1",
                Ordinal = index,
                Title = document.Title,
                Text = document.Text,
            },
            []
        );
}
