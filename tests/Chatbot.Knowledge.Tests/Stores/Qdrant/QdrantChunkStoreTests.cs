using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Qdrant;
using Chatbot.Knowledge.Tests.Stores.Fakes;

namespace Chatbot.Knowledge.Tests.Stores.Qdrant;

public sealed class QdrantChunkStoreTests : ChunkStoreConformanceTests, IAsyncLifetime
{
    private readonly FakeQdrant service = new();
    private readonly LiveService? live = LiveService.Find("QDRANT");
    private readonly HttpClient http = new();
    private QdrantChunkStores? stores;

    protected override IChunkStores Stores => stores!;

    public async ValueTask InitializeAsync()
    {
        await service.StartAsync();
        stores = new QdrantChunkStores(http, Options(FakeService.Key), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        if (live is not null && stores is not null)
        {
            await stores.DropAsync("main");
            await stores.DropAsync("other");
        }

        stores?.Dispose();
        http.Dispose();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Replace_ServiceFailsHalfWay_TheOldVersionStaysWhole()
    {
        Assert.SkipWhen(live is not null, LiveService.SkipReason);
        await Store.ReplaceAsync("t", "d1", Version("v1", 150), Token);
        service.WritesUntilFailure = 1;
        await Assert.ThrowsAsync<ChunkStoreException>(() => Store.ReplaceAsync("t", "d1", Version("v2", 150), Token));
        service.WritesUntilFailure = null;

        ChunkFilter filter = Chunks.Filter("t", Audience.Of("ann"));
        IReadOnlyList<ChunkHit> words = await Store.SearchKeywordAsync(new("same"), filter, 200, Token);
        Assert.Equal(150, words.Count);
        Assert.All(words, hit => Assert.Equal("v1", hit.Chunk.Version));
        Assert.All(
            await Store.SearchVectorAsync(Chunks.Axis(0), filter, 200, Token),
            hit => Assert.Equal("v1", hit.Chunk.Version)
        );

        await Store.ReplaceAsync("t", "d1", Version("v3", 150), Token);
        Assert.All(await Store.SearchKeywordAsync(new("same"), filter, 200, Token), hit => Assert.Equal("v3", hit.Chunk.Version));
    }

    [Fact]
    public async Task Call_WrongKey_NamesTheSettingAndNotTheKey()
    {
        Assert.SkipWhen(live is not null, LiveService.SkipReason);
        using var other = new HttpClient();
        using var wrong = new QdrantChunkStores(other, Options("another-secret"), TimeProvider.System);
        ChunkStoreException refused = await Assert.ThrowsAsync<ChunkStoreException>(() =>
            wrong.Open("main").DeleteAsync("t", "d1", Token)
        );
        Assert.Contains("Knowledge:Qdrant:ApiKey", refused.Message);
        Assert.DoesNotContain("another-secret", refused.ToString());
    }

    [Fact]
    public async Task Replace_FirstChunkWithoutVector_CollectionHasTheSizeOfTheSettings()
    {
        await Store.ReplaceAsync("t", "d1", [new EmbeddedChunk(Chunks.Of("d1", "alpha"), [])], Token);
        await Store.ReplaceAsync("t", "d2", [Chunks.Embed(Chunks.Of("d2", "alpha"))], Token);
        ChunkFilter filter = Chunks.Filter("t", Audience.Of("ann"));
        Assert.Equal(2, (await Store.SearchKeywordAsync(new("alpha"), filter, 5, Token)).Count);
        Assert.Single(await Store.SearchVectorAsync(Chunks.Axis(0), filter, 5, Token));
    }

    private static EmbeddedChunk[] Version(string version, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    Chunks.Embed(Chunks.Of("d1", "same text", i) with { ChunkId = $"{version}#{i}", Version = version })
                ),
        ];

    private QdrantOptions Options(string key) =>
        new()
        {
            Endpoint = live?.Endpoint ?? service.Endpoint,
            ApiKey = live is null ? key : live.Key,
            CollectionPrefix = live?.Prefix ?? "chatbot-",
            Dimensions = Chunks.Dimensions,
        };
}
