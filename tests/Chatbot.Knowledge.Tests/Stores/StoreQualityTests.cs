using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Pinecone;
using Chatbot.Knowledge.Stores.PostgreSql;
using Chatbot.Knowledge.Stores.Qdrant;
using Chatbot.Knowledge.Stores.Sqlite;
using Chatbot.Knowledge.Tests.Stores.Fakes;
using Chatbot.Knowledge.Tests.Stores.Pinecone;
using Chatbot.Knowledge.Tests.Stores.PostgreSql;
using Chatbot.Knowledge.Tests.Stores.Qdrant;
using Chatbot.Testing;
using Chatbot.Testing.Databases;
using Chatbot.Testing.Retrieval;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Knowledge.Tests.Stores;

/// <summary>Ranking by words in other stores, measured against the embedded one on long expert queries.</summary>
[Collection(PgliteCollection.Name)]
public sealed class StoreQualityTests(PgliteServer postgres, ITestOutputHelper output)
{
    private const string Name = "retrieval-dev";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PostgreSql_JudgedQuestions_WithinTwoPercentOfSqlite()
    {
        Assert.SkipWhen(postgres.ConnectionString is null, PgliteServer.SkipReason);
        var options = new PostgreSqlStoreOptions { SchemaPrefix = "quality_" };
        await using var stores = new PostgreSqlChunkStores(
            postgres.ConnectionString,
            options,
            NullLogger<PostgreSqlChunkStores>.Instance
        );
        double found = await MeasureAsync(stores.Open("main"));
        await stores.DropAsync("main", Token);
        await CompareAsync(found, share: 0.98);
    }

    [Fact]
    public async Task Qdrant_JudgedQuestions_NearSqlite()
    {
        await using var service = new FakeQdrant();
        await service.StartAsync();
        using var http = new HttpClient();
        var options = new QdrantOptions { Endpoint = service.Endpoint, ApiKey = FakeService.Key };
        using var stores = new QdrantChunkStores(http, options, TimeProvider.System);
        await CompareAsync(await MeasureAsync(stores.Open("main")), share: 0.95);
    }

    [Fact]
    public async Task Pinecone_JudgedQuestions_NearSqlite()
    {
        await using var service = new FakePinecone();
        await service.StartAsync();
        using var http = new HttpClient();
        var options = new PineconeOptions { Endpoint = service.Endpoint, ApiKey = FakeService.Key };
        using var stores = new PineconeChunkStores(http, options, TimeProvider.System);
        await CompareAsync(await MeasureAsync(stores.Open("main")), share: 0.9);
    }

    private static async Task<double> MeasureAsync(IChunkStore store)
    {
        string? data = SharedData.Find();
        Assert.SkipWhen(data is null && Environment.GetEnvironmentVariable("CI") != "true", "There is no folder shared/data.");
        Assert.NotNull(data);
        var set = RetrievalSet.Read(Path.Combine(data, Name));
        await store.ReplaceAsync("t", "all", [.. set.Documents.Select(ToChunk)], Token);
        var ranked = new List<RetrievalMetrics>();
        foreach ((string id, string text) in set.Queries)
        {
            IReadOnlyList<ChunkHit> hits = await store.SearchKeywordAsync(
                new(text),
                Chunks.Filter("t", Audience.Of("ann")),
                20,
                Token
            );
            ranked.Add(RetrievalMetrics.Of([.. hits.Select(hit => hit.Chunk.ChunkId)], set.Judgements[id]));
        }

        return RetrievalMetrics.Average(ranked).NdcgAt10;
    }

    private static EmbeddedChunk ToChunk(RetrievalDocument document, int index) =>
        new(Chunks.Of("all", document.Text, index) with { ChunkId = document.Id, Title = document.Title, Language = "en" }, []);

    private async Task CompareAsync(double found, double share)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("quality");
        double usual;
        using (var stores = new SqliteChunkStores(folder.FullName))
        {
            usual = await MeasureAsync(stores.Open("main"));
        }

        folder.Delete(recursive: true);
        output.WriteLine($"nDCG@10 {found:0.0000}, SQLite {usual:0.0000}, {found / usual:0.000} of it");
        Assert.True(found >= share * usual, $"nDCG@10 {found:0.0000}, SQLite has {usual:0.0000}");
    }
}
