using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Sqlite;

namespace Chatbot.Knowledge.Tests.Stores.Sqlite;

public sealed class SqliteChunkStoreTests : ChunkStoreConformanceTests, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chunks");
    private readonly SqliteChunkStores stores;

    public SqliteChunkStoreTests() => stores = new SqliteChunkStores(folder.FullName);

    protected override IChunkStores Stores => stores;

    protected override bool WeighsTheExpansion => false;

    public void Dispose()
    {
        stores.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Search_AnotherStoreOnTheSameFile_SeesEachChange()
    {
        using SqliteChunkStore other = Open();
        ChunkFilter filter = Chunks.Filter("t", Audience.Of("ann"));
        Assert.Empty(await other.SearchVectorAsync(Chunks.Axis(0), filter, 10, Token));
        for (int i = 0; i < 300; i++)
        {
            await Store.ReplaceAsync("t", $"d{i}", [Chunks.Embed(Chunks.Of($"d{i}", $"text number{i}"))], Token);
            if (i % 50 == 0)
            {
                Assert.Equal(i + 1, (await other.SearchVectorAsync(Chunks.Axis(0), filter, 1000, Token)).Count);
                Assert.Single(await other.SearchKeywordAsync(new($"number{i}"), filter, 10, Token));
            }
        }

        await other.DeleteAsync("t", "d7", Token);
        IReadOnlyList<ChunkHit> hits = await Store.SearchVectorAsync(Chunks.Axis(0), filter, 1000, Token);
        Assert.Equal(299, hits.Count);
        Assert.DoesNotContain(hits, hit => hit.Chunk.DocumentId == "d7");
    }

    [Fact]
    public async Task Search_StoreOpenedAgain_FindsWhatWasStored()
    {
        await Store.ReplaceAsync("t", "d1", [Chunks.Embed(Chunks.Of("d1", "durable words"))], Token);
        using SqliteChunkStore again = Open();
        ChunkFilter filter = Chunks.Filter("t", Audience.Of("ann"));
        Assert.Single(await again.SearchKeywordAsync(new("durable"), filter, 10, Token));
        Assert.Single(await again.SearchVectorAsync(Chunks.Axis(0), filter, 10, Token));
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
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Path.Combine(folder.FullName, "index-main.db")};Pooling=False"
        );
        await connection.OpenAsync(Token);
        await using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            "SELECT (SELECT count(*) FROM chunk_access) + (SELECT count(*) FROM chunk_access_set) + (SELECT count(*) FROM chunk_tag) + (SELECT count(*) FROM chunk_tag_set)";
        Assert.Equal(0L, await command.ExecuteScalarAsync(Token));
    }

    [Fact]
    public async Task SearchKeyword_LargeIndexAndSelectiveFilter_StillFindsCommonWords()
    {
        EmbeddedChunk[] crowd =
        [
            .. Enumerable
                .Range(0, 6_000)
                .Select(i => new EmbeddedChunk(Chunks.Of("crowd", $"common words number {i} rare{i % 100}", i), [])),
        ];
        await Store.ReplaceAsync("t", "crowd", crowd, Token);
        Chunk own = Chunks.Of("own", "common words alone", tenant: "small");
        await Store.ReplaceAsync("small", "own", [new EmbeddedChunk(own, [])], Token);

        IReadOnlyList<ChunkHit> small = await Store.SearchKeywordAsync(
            new("common rare5 words"),
            Chunks.Filter("small", Audience.Of("ann")),
            10,
            Token
        );
        Assert.Single(small);
        IReadOnlyList<ChunkHit> large = await Store.SearchKeywordAsync(
            new("common rare5 words number"),
            Chunks.Filter("t", Audience.Of("ann")),
            10,
            Token
        );
        Assert.Equal(10, large.Count);
        Assert.All(large, hit => Assert.EndsWith("rare5", hit.Chunk.Text, StringComparison.Ordinal));
    }

    private SqliteChunkStore Open() => new(Path.Combine(folder.FullName, "index-main.db"));
}
