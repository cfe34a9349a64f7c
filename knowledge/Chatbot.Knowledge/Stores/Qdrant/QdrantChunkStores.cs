using System.Collections.Concurrent;
using Chatbot.Knowledge.Stores.Points;

namespace Chatbot.Knowledge.Stores.Qdrant;

/// <summary>The index in Qdrant: one collection per space. Thread-safe.</summary>
public sealed class QdrantChunkStores : IChunkStores, IDisposable
{
    private readonly ConcurrentDictionary<string, PointChunkStore> stores = new(StringComparer.Ordinal);
    private readonly QdrantOptions options;
    private readonly JsonEndpoint endpoint;
    private readonly TimeProvider time;

    /// <summary>Stores behind an endpoint; nothing is connected yet. The client is not disposed.</summary>
    public QdrantChunkStores(HttpClient http, QdrantOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        http.BaseAddress = options.Endpoint;
        if (!string.IsNullOrEmpty(options.ApiKey))
        {
            http.DefaultRequestHeaders.Add("api-key", options.ApiKey);
        }

        endpoint = new JsonEndpoint(http, "Qdrant", QdrantOptions.SectionName, options.ApiKey);
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

        using QdrantIndex index = Index(space);
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

    private QdrantIndex Index(string space) =>
        new(endpoint, options.CollectionPrefix + SpaceName.Check(space), options.Dimensions);
}
