using System.Collections.Concurrent;
using Chatbot.Knowledge.Stores.Points;

namespace Chatbot.Knowledge.Stores.Pinecone;

/// <summary>The index in Pinecone: two namespaces per space. Thread-safe.</summary>
public sealed class PineconeChunkStores : IChunkStores, IDisposable
{
    private const string ApiVersion = "2025-10";

    private readonly ConcurrentDictionary<string, PointChunkStore> stores = new(StringComparer.Ordinal);
    private readonly PineconeOptions options;
    private readonly JsonEndpoint endpoint;
    private readonly PineconeDimensions dimensions;
    private readonly TimeProvider time;

    /// <summary>Stores behind an endpoint; nothing is connected yet. The client is not disposed.</summary>
    public PineconeChunkStores(HttpClient http, PineconeOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        http.BaseAddress = options.Endpoint;
        http.DefaultRequestHeaders.Add("Api-Key", options.ApiKey);
        http.DefaultRequestHeaders.Add("X-Pinecone-Api-Version", ApiVersion);
        endpoint = new JsonEndpoint(http, "Pinecone", PineconeOptions.SectionName, options.ApiKey);
        dimensions = new PineconeDimensions(endpoint);
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

        using PineconeIndex index = Index(space);
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

    private PineconeIndex Index(string space)
    {
        string name = options.NamespacePrefix + SpaceName.Check(space);
        return new PineconeIndex(Namespace(name), Namespace($"{name}-heads"), dimensions);
    }

    private PineconeNamespace Namespace(string name) => new(endpoint, name, dimensions, options.VisibleWithin, time);
}
