using System.Net;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Pinecone;
using Chatbot.Knowledge.Tests.Stores.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Knowledge.Tests.Stores.Pinecone;

public sealed class PineconeChunkStoreTests : ChunkStoreConformanceTests, IAsyncLifetime
{
    private readonly FakePinecone service = new();
    private readonly LiveService? live = LiveService.Find("PINECONE");
    private readonly HttpClient http = new();
    private PineconeChunkStores? stores;

    protected override IChunkStores Stores => stores!;

    // A record holds 1,000 words at most: the words of a longer chunk are found by its most telling ones.
    protected override int WordsOfALongChunk => 1_000;

    protected override int DocumentsOfVectors => 6;

    protected override int PropertyTries => 15;

    public async ValueTask InitializeAsync()
    {
        await service.StartAsync();
        stores = new PineconeChunkStores(http, Options(FakeService.Key), TimeProvider.System);
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
    public async Task Replace_ContentBeyondTheSizeOfMetadata_IsCutAndGivenBackWhole()
    {
        string text = string.Concat(Enumerable.Range(0, 4_000).Select(i => $"\"é{i} 🎉\\ "));
        await Store.ReplaceAsync("t", "d1", [Chunks.Embed(Chunks.Of("d1", text))], Token);
        ChunkFilter filter = Chunks.Filter("t", Audience.Of("ann"));
        Assert.Equal(text, (await Store.GetAsync("d1#0", filter, Token))!.Text);
        Assert.Equal(text, Assert.Single(await Store.SearchVectorAsync(Chunks.Axis(0), filter, 5, Token)).Chunk.Text);
        await Store.DeleteAsync("t", "d1", Token);
        Assert.Null(await Store.GetAsync("d1#0", filter, Token));
    }

    [Fact]
    public async Task Replace_VectorOfAnotherSize_SaysWhatToDo()
    {
        var chunk = new EmbeddedChunk(Chunks.Of("d1", "alpha"), [new float[] { 1, 0, 0 }]);
        ChunkStoreException refused = await Assert.ThrowsAsync<ChunkStoreException>(() =>
            Store.ReplaceAsync("t", "d1", [chunk], Token)
        );
        Assert.Contains("Knowledge:Pinecone:Endpoint", refused.Message);
    }

    [Fact]
    public async Task Call_ServiceIsBusy_IsTriedAgainAsItSays()
    {
        Assert.SkipWhen(live is not null, LiveService.SkipReason);
        var services = new ServiceCollection();
        services.AddStoreClient(ChunkStoreEngine.Pinecone);
        await using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient patient = provider
            .GetRequiredService<IHttpClientFactory>()
            .CreateClient("Chatbot.Knowledge.Stores.Pinecone");
        using var busy = new PineconeChunkStores(patient, Options(FakeService.Key), TimeProvider.System);
        service.FailNext(HttpStatusCode.TooManyRequests, "0");
        service.FailNext(HttpStatusCode.ServiceUnavailable, "0");
        await busy.Open("main").ReplaceAsync("t", "d1", [Chunks.Embed(Chunks.Of("d1", "alpha"))], Token);
        service.FailNext(HttpStatusCode.TooManyRequests, "0");
        Assert.Single(await busy.Open("main").SearchKeywordAsync(new("alpha"), Chunks.Filter("t", Audience.Of("ann")), 5, Token));
    }

    [Fact]
    public async Task Call_WrongKey_NamesTheSettingAndNotTheKey()
    {
        Assert.SkipWhen(live is not null, LiveService.SkipReason);
        using var other = new HttpClient();
        using var wrong = new PineconeChunkStores(other, Options("another-secret"), TimeProvider.System);
        ChunkStoreException refused = await Assert.ThrowsAsync<ChunkStoreException>(() =>
            wrong.Open("main").ReplaceAsync("t", "d1", [Chunks.Embed(Chunks.Of("d1", "alpha"))], Token)
        );
        Assert.Contains("Knowledge:Pinecone:ApiKey", refused.Message);
        Assert.DoesNotContain("another-secret", refused.ToString());
    }

    private PineconeOptions Options(string key) =>
        new()
        {
            Endpoint = live?.Endpoint ?? service.Endpoint,
            ApiKey = live is null ? key : live.Key,
            NamespacePrefix = live?.Prefix ?? "chatbot-",
        };
}
