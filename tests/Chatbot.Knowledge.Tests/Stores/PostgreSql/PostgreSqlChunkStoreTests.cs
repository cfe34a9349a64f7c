using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.PostgreSql;
using Chatbot.Testing.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Chatbot.Knowledge.Tests.Stores.PostgreSql;

[Collection(PgliteCollection.Name)]
public sealed class PostgreSqlChunkStoreTests : ChunkStoreConformanceTests, IAsyncLifetime
{
    private readonly PgliteServer server;
    private readonly PostgreSqlStoreOptions options = new() { SchemaPrefix = $"t{Guid.NewGuid():N}"[..24] + "_" };
    private readonly PostgreSqlChunkStores stores;

    public PostgreSqlChunkStoreTests(PgliteServer server)
    {
        Assert.SkipWhen(server.ConnectionString is null, PgliteServer.SkipReason);
        this.server = server;
        stores = Open(options);
    }

    protected override IChunkStores Stores => stores;

    // PostgreSQL as WebAssembly builds an HNSW index slowly.
    protected override int DocumentsOfVectors => 6;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await stores.DropAsync("main", Token);
        await stores.DropAsync("other", Token);
        await stores.DisposeAsync();
    }

    [Fact]
    public async Task SearchVector_ReaderSeesOneOfAHundred_HnswGivesAllOfTheLimit()
    {
        // Never exact: every answer comes through the HNSW index, scanned on until enough visible chunks were found.
        PostgreSqlChunkStores indexed = Open(new PostgreSqlStoreOptions { SchemaPrefix = options.SchemaPrefix, ExactUpTo = 0 });
        await using (indexed)
        {
            var random = new Random(3);
            float[][] vectors = [.. Enumerable.Range(0, 1_200).Select(_ => Chunks.RandomVector(random))];
            for (int document = 0; document < 12; document++)
            {
                string id = $"d{document}";
                EmbeddedChunk[] chunks =
                [
                    .. Enumerable
                        .Range(0, 100)
                        .Select(i => new EmbeddedChunk(
                            Chunks.Of(id, $"text {i}", i) with
                            {
                                Access = new AccessList([i == 7 ? "user:ann" : "user:bob"]),
                            },
                            [vectors[(document * 100) + i]]
                        )),
                ];
                await indexed.Open("main").ReplaceAsync("t", id, chunks, Token);
            }

            int found = 0;
            for (int round = 0; round < 10; round++)
            {
                float[] query = Chunks.RandomVector(random);
                HashSet<string> exact =
                [
                    .. Enumerable
                        .Range(0, 12)
                        .OrderByDescending(d => Chunks.Cosine(query, vectors[(d * 100) + 7]))
                        .Take(10)
                        .Select(d => $"d{d}#7"),
                ];
                IReadOnlyList<ChunkHit> hits = await indexed
                    .Open("main")
                    .SearchVectorAsync(query, Chunks.Filter("t", Audience.Of("ann")), 10, Token);
                Assert.Equal(10, hits.Count);
                Assert.All(hits, hit => Assert.Equal(7, hit.Chunk.Ordinal));
                found += hits.Count(hit => exact.Contains(hit.Chunk.ChunkId));
            }

            Assert.True(found >= 90, $"{found} of 100");
        }

        string plan = await PlanAsync();
        Assert.Contains("chunk_window_hnsw_64", plan);
    }

    [Fact]
    public async Task Delete_LastDocumentOfAPerson_LeavesNoNameBehind()
    {
        Chunk chunk = Chunks.Of("d1", "words") with
        {
            Access = new AccessList(["user:carol-unique"]),
            Tags = Chunks.Tags(("owner", "carol-unique")),
        };
        await Store.ReplaceAsync("t", "d1", [Chunks.Embed(chunk)], Token);
        await Store.DeleteAsync("t", "d1", Token);

        foreach (string table in (string[])["access_set", "tag_set", "chunk", "chunk_window"])
        {
            Assert.Equal(0L, await ScalarAsync($"SELECT count(*) FROM {options.SchemaPrefix}main.{table}"));
        }

        Assert.Equal(0L, await ScalarAsync($"SELECT sum(chunks + words)::bigint FROM {options.SchemaPrefix}main.tenant"));
    }

    [Fact]
    public async Task Replace_NulAndHalfSurrogates_AreKeptApart()
    {
        string[] ids = ["a\0b", "a\\0000b", "a\uD800b", "a\\d800b", new string('x', 5_000), new string('x', 5_001)];
        foreach (string id in ids)
        {
            Chunk chunk = Chunks.Of(id, "alpha\0beta") with { Access = new AccessList([$"user:{id}"]) };
            await Store.ReplaceAsync("t", id, [Chunks.Embed(chunk)], Token);
        }

        foreach (string id in ids)
        {
            ChunkHit hit = Assert.Single(
                await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("t", Audience.Of(id)), 10, Token)
            );
            Assert.Equal("alpha\0beta", hit.Chunk.Text);
            Assert.NotNull(await Store.GetAsync($"{id}#0", Chunks.Filter("t", Audience.Of(id)), Token));
        }
    }

    [Fact]
    public async Task Open_AnotherProcess_SeesTheSameIndexAndMakesItOnce()
    {
        await Store.ReplaceAsync("t", "d1", [Chunks.Embed(Chunks.Of("d1", "durable words"))], Token);
        await using PostgreSqlChunkStores other = Open(options);
        ChunkFilter filter = Chunks.Filter("t", Audience.Of("ann"));
        Assert.Single(await other.Open("main").SearchKeywordAsync(new("durable"), filter, 10, Token));
        Assert.Single(await other.Open("main").SearchVectorAsync(Chunks.Axis(0), filter, 10, Token));
    }

    [Fact]
    public async Task Open_SchemaOfANewerProgram_IsRefusedByName()
    {
        await Store.ReplaceAsync("t", "d1", [], Token);
        await ScalarAsync($"INSERT INTO {options.SchemaPrefix}main.version VALUES (99)");
        await using PostgreSqlChunkStores other = Open(options);
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            other.Open("main").DeleteAsync("t", "d1", Token)
        );
        Assert.Contains("SchemaPrefix", refused.Message);
    }

    [Fact]
    public async Task SearchKeyword_FrequentTermsAreSampled_RareOnesStillRankFirst()
    {
        var server = new PostgreSqlServer(this.server.ConnectionString!, options, NullLogger.Instance);
        await using (server)
        {
            string schema = $"{options.SchemaPrefix}main";
            using var store = new PostgreSqlChunkStore(server, schema)
            {
                Keywords = new PostgreSqlKeywordSearch(schema) { Counts = new PostgreSqlTermCounts(schema) { CountUpTo = 50 } },
            };
            EmbeddedChunk[] crowd =
            [
                .. Enumerable
                    .Range(0, 600)
                    .Select(i => new EmbeddedChunk(Chunks.Of("crowd", $"common words number {i} rare{i % 100}", i), [])),
            ];
            await store.ReplaceAsync("t", "crowd", crowd, Token);
            IReadOnlyList<ChunkHit> hits = await store.SearchKeywordAsync(
                new("common rare5 words number"),
                Chunks.Filter("t", Audience.Of("ann")),
                6,
                Token
            );
            Assert.Equal(6, hits.Count);
            Assert.All(hits, hit => Assert.EndsWith("rare5", hit.Chunk.Text, StringComparison.Ordinal));
        }
    }

    private PostgreSqlChunkStores Open(PostgreSqlStoreOptions settings) =>
        new(server.ConnectionString!, settings, NullLogger<PostgreSqlChunkStores>.Instance);

    private async Task<string> PlanAsync()
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(server.ConnectionString!);
        await using NpgsqlCommand command = source.CreateCommand(
            $"""
            SET enable_sort = off; EXPLAIN SELECT chunk FROM {options.SchemaPrefix}main.chunk_window c WHERE c.tenant = 1 AND c.dimensions = 64
            ORDER BY c.embedding::halfvec(64) <=> array_fill(0.5::real, ARRAY[64])::halfvec(64) LIMIT 40
            """
        );
        await using NpgsqlDataReader rows = await command.ExecuteReaderAsync(Token);
        var plan = new List<string>();
        while (await rows.ReadAsync(Token))
        {
            plan.Add(rows.GetString(0));
        }

        return string.Join('\n', plan);
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(server.ConnectionString!);
        await using NpgsqlCommand command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Token);
    }
}
