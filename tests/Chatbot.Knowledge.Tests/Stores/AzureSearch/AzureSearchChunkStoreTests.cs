using Azure.Core.Pipeline;
using Azure.Search.Documents;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.AzureSearch;
using Chatbot.Knowledge.Tests.Stores.Fakes;

namespace Chatbot.Knowledge.Tests.Stores.AzureSearch;

public sealed class AzureSearchChunkStoreTests : ChunkStoreConformanceTests, IAsyncLifetime
{
    private readonly FakeAzureSearch service = new();
    private readonly LiveService? live = LiveService.Find("AZURESEARCH");
    private readonly List<IDisposable> owned = [];
    private AzureSearchChunkStores? stores;

    protected override IChunkStores Stores => stores!;

    protected override int DocumentsOfVectors => 6;

    // Two searches pass until a write shows, a tenth of a second apart.
    protected override int PropertyTries => 6;

    public async ValueTask InitializeAsync()
    {
        await service.StartAsync();
        stores = Open(FakeService.Key);
    }

    public async ValueTask DisposeAsync()
    {
        if (live is not null && stores is not null)
        {
            await stores.DropAsync("main");
            await stores.DropAsync("other");
        }

        foreach (IDisposable disposable in owned)
        {
            disposable.Dispose();
        }

        await service.DisposeAsync();
    }

    [Fact]
    public async Task Call_ServiceIsBusy_IsTriedAgainAsItSays()
    {
        Assert.SkipWhen(live is not null, LiveService.SkipReason);
        service.FailNext(System.Net.HttpStatusCode.TooManyRequests, "0");
        service.FailNext(System.Net.HttpStatusCode.ServiceUnavailable, "0");
        await Store.ReplaceAsync("t", "d1", [Chunks.Embed(Chunks.Of("d1", "alpha"))], Token);
        Assert.Single(await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("t", Audience.Of("ann")), 5, Token));
    }

    [Fact]
    public async Task Call_WrongKey_NamesTheSettingAndNotTheKey()
    {
        Assert.SkipWhen(live is not null, LiveService.SkipReason);
        ChunkStoreException refused = await Assert.ThrowsAsync<ChunkStoreException>(() =>
            Open("another-secret").Open("main").ReplaceAsync("t", "d1", [Chunks.Embed(Chunks.Of("d1", "alpha"))], Token)
        );
        Assert.Contains("Knowledge:AzureAISearch:ApiKey", refused.Message);
        Assert.DoesNotContain("another-secret", refused.Message);
    }

    private AzureSearchChunkStores Open(string key)
    {
        if (live is not null)
        {
            var real = new AzureSearchOptions
            {
                Endpoint = live.Endpoint,
                ApiKey = live.Key,
                IndexPrefix = live.Prefix,
            };
            owned.Add(new AzureSearchChunkStores(real, TimeProvider.System));
            return (AzureSearchChunkStores)owned[^1];
        }

        // The library only speaks https; the fake has no certificate.
        var handler = new PlainHttp { InnerHandler = new HttpClientHandler() };
        var options = new AzureSearchOptions { Endpoint = new Uri($"https://127.0.0.1:{service.Endpoint.Port}"), ApiKey = key };
        var client = new SearchClientOptions { Transport = new HttpClientTransport(handler) };
        var opened = new AzureSearchChunkStores(options, TimeProvider.System, client);
        owned.AddRange([opened, handler]);
        return opened;
    }

    private sealed class PlainHttp : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = "http" }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
