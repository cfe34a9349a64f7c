using Microsoft.Extensions.VectorData;

namespace Chatbot.Knowledge.Tests.Stores.VectorData;

/// <summary>A small real store: collections in memory, exact cosine, filters by compiled expressions.</summary>
internal sealed class MemoryVectorStore(bool hybrid) : VectorStore
{
    private readonly Dictionary<string, object> tables = new(StringComparer.Ordinal);

    public override VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(
        string name,
        VectorStoreCollectionDefinition? definition = null
    ) =>
        hybrid
            ? new MemoryHybridCollection<TKey, TRecord>(this, name, definition!)
            : new MemoryCollection<TKey, TRecord>(this, name, definition!);

    public override VectorStoreCollection<object, Dictionary<string, object?>> GetDynamicCollection(
        string name,
        VectorStoreCollectionDefinition definition
    ) => throw new NotSupportedException();

    public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) =>
        tables.Keys.ToArray().ToAsyncEnumerable();

    public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) =>
        Task.FromResult(Find(name) is not null);

    public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default)
    {
        lock (tables)
        {
            tables.Remove(name);
        }

        return Task.CompletedTask;
    }

    public override object? GetService(Type serviceType, object? serviceKey = null) => null;

    internal object? Find(string name)
    {
        lock (tables)
        {
            return tables.GetValueOrDefault(name);
        }
    }

    internal void Add(string name, object table)
    {
        lock (tables)
        {
            tables.TryAdd(name, table);
        }
    }
}
