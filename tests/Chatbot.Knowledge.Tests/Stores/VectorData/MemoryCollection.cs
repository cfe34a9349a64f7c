using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Numerics.Tensors;
using System.Reflection;
using Microsoft.Extensions.VectorData;

namespace Chatbot.Knowledge.Tests.Stores.VectorData;

internal class MemoryCollection<TKey, TRecord>(MemoryVectorStore store, string name, VectorStoreCollectionDefinition definition)
    : VectorStoreCollection<TKey, TRecord>
    where TKey : notnull
    where TRecord : class
{
    private readonly PropertyInfo key = Property<VectorStoreKeyProperty>(definition);
    private readonly PropertyInfo vector = Property<VectorStoreVectorProperty>(definition);
    private readonly int dimensions = definition.Properties.OfType<VectorStoreVectorProperty>().Single().Dimensions;

    public override string Name => name;

    protected IEnumerable<TRecord> Records => Table.Values;

    private ConcurrentDictionary<TKey, TRecord> Table =>
        (ConcurrentDictionary<TKey, TRecord>)(
            store.Find(name) ?? throw new VectorStoreException($"Collection {name} does not exist.")
        );

    public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) =>
        store.CollectionExistsAsync(name, cancellationToken);

    public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default)
    {
        store.Add(name, new ConcurrentDictionary<TKey, TRecord>());
        return Task.CompletedTask;
    }

    public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) =>
        store.EnsureCollectionDeletedAsync(name, cancellationToken);

    public override Task<TRecord?> GetAsync(
        TKey key,
        RecordRetrievalOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(Table.GetValueOrDefault(key));

    public override IAsyncEnumerable<TRecord> GetAsync(
        Expression<Func<TRecord, bool>> filter,
        int top,
        FilteredRecordRetrievalOptions<TRecord>? options = null,
        CancellationToken cancellationToken = default
    ) => Records.Where(filter.Compile()).Take(top).ToArray().ToAsyncEnumerable();

    public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default)
    {
        Table.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Vector(record).Length != dimensions)
        {
            throw new VectorStoreException("Wrong size of a vector.");
        }

        Table[(TKey)key.GetValue(record)!] = record;
        return Task.CompletedTask;
    }

    public override async Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default)
    {
        foreach (TRecord record in records)
        {
            await UpsertAsync(record, cancellationToken);
        }
    }

    public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(
        TInput searchValue,
        int top,
        VectorSearchOptions<TRecord>? options = null,
        CancellationToken cancellationToken = default
    ) => Nearest(searchValue, options?.Filter).Take(top).ToArray().ToAsyncEnumerable();

    public override object? GetService(Type serviceType, object? serviceKey = null) => null;

    protected IEnumerable<VectorSearchResult<TRecord>> Nearest<TInput>(TInput value, Expression<Func<TRecord, bool>>? filter)
    {
        var wanted = (ReadOnlyMemory<float>)(object)value!;
        return Records
            .Where(filter?.Compile() ?? (_ => true))
            .Select(record => new VectorSearchResult<TRecord>(
                record,
                TensorPrimitives.CosineSimilarity(Vector(record).Span, wanted.Span)
            ))
            .OrderByDescending(result => result.Score);
    }

    private static PropertyInfo Property<T>(VectorStoreCollectionDefinition definition)
        where T : VectorStoreProperty => typeof(TRecord).GetProperty(definition.Properties.OfType<T>().Single().Name)!;

    private ReadOnlyMemory<float> Vector(TRecord record) => (ReadOnlyMemory<float>)vector.GetValue(record)!;
}
