using System.Collections.Concurrent;
using Chatbot.Knowledge.Stores.Points;
using Microsoft.Extensions.VectorData;

namespace Chatbot.Knowledge.Stores.VectorData;

/// <summary>
/// The index in any store of Microsoft.Extensions.VectorData: one collection per space. Register it as
/// <see cref="IChunkStores"/> before <c>AddKnowledge</c>. Thread-safe as far as the store is.
/// </summary>
/// <typeparam name="TKey">What the connector takes as a key, such as <see cref="string"/> or <see cref="Guid"/>.</typeparam>
public sealed class VectorDataChunkStores<TKey> : IChunkStores, IDisposable
    where TKey : notnull
{
    private readonly ConcurrentDictionary<string, PointChunkStore> stores = new(StringComparer.Ordinal);
    private readonly VectorStore store;
    private readonly Func<Guid, TKey> key;
    private readonly int dimensions;
    private readonly string prefix;
    private readonly TimeProvider time;

    /// <summary>Stores in <paramref name="store"/>, which is not disposed.</summary>
    /// <param name="store">The store of a connector. What it has written must be seen by its next search.</param>
    /// <param name="key">Makes a key.</param>
    /// <param name="dimensions">Size of the vectors.</param>
    /// <param name="time">The clock.</param>
    /// <param name="prefix">Start of the names of the collections.</param>
    public VectorDataChunkStores(
        VectorStore store,
        Func<Guid, TKey> key,
        int dimensions,
        TimeProvider time,
        string prefix = "chatbot"
    )
    {
        this.store = store;
        this.key = key;
        this.dimensions = dimensions;
        this.time = time;
        this.prefix = prefix;
    }

    /// <inheritdoc />
    public IChunkStore Open(string space) => stores.GetOrAdd(space, name => new PointChunkStore(Index(name), time));

    /// <inheritdoc />
    public async Task DropAsync(string space, CancellationToken cancellationToken = default)
    {
        if (stores.TryRemove(space, out PointChunkStore? open))
        {
            open.Dispose();
        }

        using VectorDataIndex<TKey> index = Index(space);
        await index.DropAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (PointChunkStore open in stores.Values)
        {
            open.Dispose();
        }
    }

    private VectorDataIndex<TKey> Index(string space)
    {
        string name = prefix + SpaceName.Check(space);
        return new VectorDataIndex<TKey>(
            () => store.GetCollection<TKey, VectorDataRecord<TKey>>(name, VectorDataIndex<TKey>.Definition(dimensions)),
            key,
            dimensions
        );
    }
}
