using System.Collections.Concurrent;
using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;
using Chatbot.Knowledge.Stores.Points;

namespace Chatbot.Knowledge.Stores.AzureSearch;

/// <summary>The index in Azure AI Search: one index per space. Thread-safe.</summary>
public sealed class AzureSearchChunkStores : IChunkStores, IDisposable
{
    private const int Retries = 5;

    private readonly ConcurrentDictionary<string, PointChunkStore> stores = new(StringComparer.Ordinal);
    private readonly AzureSearchOptions options;
    private readonly SearchIndexClient indexes;
    private readonly TimeProvider time;

    /// <summary>Stores in a service; nothing is connected yet.</summary>
    public AzureSearchChunkStores(AzureSearchOptions options, TimeProvider time)
        : this(options, time, new SearchClientOptions()) { }

    internal AzureSearchChunkStores(AzureSearchOptions options, TimeProvider time, SearchClientOptions client)
    {
        this.options = options;
        this.time = time;
        client.Retry.MaxRetries = Retries;
        indexes = new SearchIndexClient(options.Endpoint, new AzureKeyCredential(options.ApiKey!), client);
    }

    /// <inheritdoc />
    public IChunkStore Open(string space) => stores.GetOrAdd(space, name => new PointChunkStore(Index(name), time));

    /// <inheritdoc />
    public async Task DropAsync(string space, CancellationToken cancellationToken = default)
    {
        if (stores.TryRemove(space, out PointChunkStore? store))
        {
            store.Dispose();
        }

        using AzureSearchIndex index = Index(space);
        await index.DropAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (PointChunkStore store in stores.Values)
        {
            store.Dispose();
        }
    }

    private AzureSearchIndex Index(string space) => new(indexes, options.IndexPrefix + SpaceName.Check(space), options, time);
}
