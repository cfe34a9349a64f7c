using Microsoft.Extensions.VectorData;

namespace Chatbot.Knowledge.Tests.Stores.VectorData;

/// <summary>The same with a keyword search: reciprocal ranks of the vector and of the number of keywords are added.</summary>
internal sealed class MemoryHybridCollection<TKey, TRecord>(
    MemoryVectorStore store,
    string name,
    VectorStoreCollectionDefinition definition
) : MemoryCollection<TKey, TRecord>(store, name, definition), IKeywordHybridSearchable<TRecord>
    where TKey : notnull
    where TRecord : class
{
    public IAsyncEnumerable<VectorSearchResult<TRecord>> HybridSearchAsync<TInput>(
        TInput searchValue,
        ICollection<string> keywords,
        int top,
        HybridSearchOptions<TRecord>? options = null,
        CancellationToken cancellationToken = default
    )
        where TInput : notnull
    {
        Func<TRecord, object?> text = options!.AdditionalProperty!.Compile();
        Func<TRecord, bool> filter = options.Filter?.Compile() ?? (_ => true);
        (TRecord Record, int Hits)[] words =
        [
            .. Records
                .Where(filter)
                .Select(record => (record, ((string)text(record)!).Split(' ').Intersect(keywords).Count()))
                .Where(hit => hit.Item2 > 0)
                .OrderByDescending(hit => hit.Item2),
        ];
        var scores = new Dictionary<TRecord, double>();
        foreach ((int rank, (TRecord record, _)) in words.Index())
        {
            scores[record] = 1.0 / (61 + rank);
        }

        foreach ((int rank, VectorSearchResult<TRecord> near) in Nearest(searchValue, options.Filter).Take(top).Index())
        {
            scores[near.Record] = scores.GetValueOrDefault(near.Record) + (1.0 / (61 + rank));
        }

        return scores
            .OrderByDescending(entry => entry.Value)
            .Take(top)
            .Select(entry => new VectorSearchResult<TRecord>(entry.Key, entry.Value))
            .ToArray()
            .ToAsyncEnumerable();
    }
}
