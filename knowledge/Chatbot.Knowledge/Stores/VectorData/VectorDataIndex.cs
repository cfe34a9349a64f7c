using System.Linq.Expressions;
using Chatbot.Knowledge.Stores.Points;
using Microsoft.Extensions.VectorData;

namespace Chatbot.Knowledge.Stores.VectorData;

/// <summary>
/// A collection of any connector of Microsoft.Extensions.VectorData. Words find by the connector's keyword search where it has
/// one, else by a filter on the words of a chunk; either way the candidates are ranked here by BM25.
/// </summary>
internal sealed class VectorDataIndex<TKey>(
    Func<VectorStoreCollection<TKey, VectorDataRecord<TKey>>> open,
    Func<Guid, TKey> key,
    int dimensions
) : IPointIndex
    where TKey : notnull
{
    private const string Head = "head";
    private const string ChunkKind = "chunk";
    private const int MaxCandidates = 5_000;
    private const int RecordsPerPage = 500;

    private readonly Lazy<VectorStoreCollection<TKey, VectorDataRecord<TKey>>> lazy = new(open);
    private readonly SemaphoreSlim creating = new(1);
    private volatile bool created;

    public int MaxHits => 1_000;

    private VectorStoreCollection<TKey, VectorDataRecord<TKey>> Collection => lazy.Value;

    /// <summary>The records, as a connector has to know them.</summary>
    public static VectorStoreCollectionDefinition Definition(int dimensions) =>
        new()
        {
            Properties =
            [
                new VectorStoreKeyProperty(nameof(VectorDataRecord<string>.Key), typeof(TKey)),
                Indexed<string>(nameof(VectorDataRecord<string>.Kind)),
                Indexed<string>(nameof(VectorDataRecord<string>.Tenant)),
                Indexed<string>(nameof(VectorDataRecord<string>.Document)),
                Indexed<long>(nameof(VectorDataRecord<string>.Generation)),
                Indexed<string>(nameof(VectorDataRecord<string>.Chunk)),
                Indexed<List<string>>(nameof(VectorDataRecord<string>.Access)),
                Indexed<List<string>>(nameof(VectorDataRecord<string>.Tags)),
                Indexed<List<string>>(nameof(VectorDataRecord<string>.Terms)),
                Indexed<bool>(nameof(VectorDataRecord<string>.Embedded)),
                new VectorStoreDataProperty(nameof(VectorDataRecord<string>.Ordinal), typeof(int)),
                new VectorStoreDataProperty(nameof(VectorDataRecord<string>.Words), typeof(string)) { IsFullTextIndexed = true },
                new VectorStoreDataProperty(nameof(VectorDataRecord<string>.Content), typeof(string)),
                new VectorStoreVectorProperty(nameof(VectorDataRecord<string>.Vector), typeof(ReadOnlyMemory<float>), dimensions)
                {
                    DistanceFunction = DistanceFunction.CosineSimilarity,
                },
            ],
        };

    public async Task WriteAsync(IReadOnlyList<Point> points, CancellationToken cancellationToken)
    {
        if (points.FirstOrDefault(point => point.Vector is { } vector && vector.Length != dimensions) is { } other)
        {
            throw new ChunkStoreException(
                $"The collection has vectors of {dimensions} numbers, document {other.Key.Document} has {other.Vector!.Value.Length}."
            );
        }

        await EnsureAsync(cancellationToken);
        await Collection.UpsertAsync(points.Select(Write), cancellationToken);
    }

    public async Task DeleteBelowAsync(string tenant, string document, long generation, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(cancellationToken))
        {
            return;
        }

        Expression<Func<VectorDataRecord<TKey>, bool>> old = record =>
            record.Tenant == tenant && record.Document == document && record.Generation < generation && record.Kind != Head;
        List<TKey> keys;
        do
        {
            keys = [];
            await foreach (
                VectorDataRecord<TKey> record in Collection.GetAsync(old, RecordsPerPage, options: null, cancellationToken)
            )
            {
                keys.Add(record.Key);
            }

            if (keys.Count > 0)
            {
                await Collection.DeleteAsync(keys, cancellationToken);
            }
        } while (keys.Count == RecordsPerPage);
    }

    public async Task WriteHeadAsync(DocumentHead head, CancellationToken cancellationToken) =>
        await Collection.UpsertAsync(
            new VectorDataRecord<TKey>
            {
                Key = key(Guid.Parse(head.Id)),
                Kind = Head,
                Tenant = head.Tenant,
                Document = head.Document,
                Generation = head.Generation,
                Ordinal = head.LastOrdinal,
                Chunk = head.Id,
                Vector = Unit(),
            },
            cancellationToken
        );

    public async Task DeleteHeadAsync(string id, CancellationToken cancellationToken)
    {
        if (await ExistsAsync(cancellationToken))
        {
            await Collection.DeleteAsync(key(Guid.Parse(id)), cancellationToken);
        }
    }

    public async Task<IReadOnlyList<DocumentHead>> ReadHeadsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await GetAsync(ids, cancellationToken)).Select(record => new DocumentHead(
                record.Chunk,
                record.Tenant,
                record.Document,
                record.Generation,
                record.Ordinal
            )),
        ];

    public async Task<IReadOnlyList<PointHit>> ReadAsync(IReadOnlyList<PointKey> keys, CancellationToken cancellationToken) =>
        [
            .. (await GetAsync([.. keys.Select(point => PointIds.Chunk(point))], cancellationToken)).Select(record =>
                Hit(record, 0)
            ),
        ];

    public async Task<IReadOnlyList<PointHit>> FindAsync(PointFilter filter, int limit, CancellationToken cancellationToken) =>
        [.. (await CandidatesAsync(filter, anyTerm: null, limit, cancellationToken)).Select(record => Hit(record, 0))];

    public async Task<IReadOnlyList<PointHit>> SearchWordsAsync(
        IReadOnlyList<WeightedTerm> terms,
        PointFilter filter,
        int limit,
        CancellationToken cancellationToken
    )
    {
        string[] words = [.. terms.Select(term => term.Word)];
        IReadOnlyList<VectorDataRecord<TKey>> candidates =
            await ExistsAsync(cancellationToken) && Collection is IKeywordHybridSearchable<VectorDataRecord<TKey>> hybrid
                ? await HybridAsync(hybrid, words, filter, limit, cancellationToken)
                : await CandidatesAsync(filter, words, MaxCandidates, cancellationToken);
        return Rank(candidates, terms, limit);
    }

    public async Task<IReadOnlyList<PointHit>> SearchVectorAsync(
        ReadOnlyMemory<float> vector,
        PointFilter filter,
        int limit,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (vector.Length != dimensions || !await ExistsAsync(cancellationToken))
        {
            return [];
        }

        var hits = new List<PointHit>();
        var options = new VectorSearchOptions<VectorDataRecord<TKey>> { Filter = VectorDataFilter.Of<TKey>(filter, kind: null) };
        await foreach (
            VectorSearchResult<VectorDataRecord<TKey>> result in Collection.SearchAsync(vector, limit, options, cancellationToken)
        )
        {
            hits.Add(Hit(result.Record, result.Score ?? 0));
        }

        return hits;
    }

    public async Task DropAsync(CancellationToken cancellationToken)
    {
        await Collection.EnsureCollectionDeletedAsync(cancellationToken);
        created = false;
    }

    public void Dispose()
    {
        creating.Dispose();
        if (lazy.IsValueCreated)
        {
            lazy.Value.Dispose();
        }
    }

    private static VectorStoreDataProperty Indexed<T>(string name) => new(name, typeof(T)) { IsIndexed = true };

    private static PointHit Hit(VectorDataRecord<TKey> record, double score) =>
        new(record.Document, record.Generation, record.Ordinal, record.Content.Length == 0 ? null : record.Content, score);

    /// <summary>BM25 with the rarity that words have among the candidates.</summary>
    private static PointHit[] Rank(IReadOnlyList<VectorDataRecord<TKey>> candidates, IReadOnlyList<WeightedTerm> terms, int limit)
    {
        ChunkTerms[] counted = [.. candidates.Select(record => ChunkTerms.Of(ChunkJson.Read(record.Content)))];
        (string Word, double Weight)[] weights =
        [
            .. terms.Select(term =>
                (
                    term.Word,
                    term.Weight * (1 + Bm25.Rarity(counted.Length, counted.Count(c => c.Frequencies.ContainsKey(term.Word))))
                )
            ),
        ];
        return
        [
            .. candidates
                .Select((record, i) => Hit(record, Score(counted[i])))
                .Where(hit => hit.Score > 0)
                .OrderByDescending(hit => hit.Score)
                .Take(limit),
        ];

        double Score(ChunkTerms chunk) =>
            weights.Sum(term =>
                chunk.Frequencies.TryGetValue(term.Word, out TermFrequency frequency)
                    ? term.Weight * Bm25.Impact(frequency, chunk.Length)
                    : 0
            );
    }

    private async Task<IReadOnlyList<VectorDataRecord<TKey>>> HybridAsync(
        IKeywordHybridSearchable<VectorDataRecord<TKey>> hybrid,
        string[] words,
        PointFilter filter,
        int limit,
        CancellationToken cancellationToken
    )
    {
        // The connector joins neighbours of a vector in; they fall out when ranked, so twice as many are asked for.
        var options = new HybridSearchOptions<VectorDataRecord<TKey>>
        {
            Filter = VectorDataFilter.Of<TKey>(filter, ChunkKind),
            AdditionalProperty = record => record.Words,
        };
        var found = new List<VectorDataRecord<TKey>>();
        int ask = (int)Math.Min(MaxCandidates, 2L * limit);
        await foreach (
            VectorSearchResult<VectorDataRecord<TKey>> result in hybrid.HybridSearchAsync(
                Unit(),
                words,
                ask,
                options,
                cancellationToken
            )
        )
        {
            found.Add(result.Record);
        }

        return found;
    }

    private async Task<IReadOnlyList<VectorDataRecord<TKey>>> CandidatesAsync(
        PointFilter filter,
        IEnumerable<string>? anyTerm,
        int limit,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = new List<VectorDataRecord<TKey>>();
        if (await ExistsAsync(cancellationToken))
        {
            Expression<Func<VectorDataRecord<TKey>, bool>> condition = VectorDataFilter.Of<TKey>(filter, ChunkKind, anyTerm);
            await foreach (
                VectorDataRecord<TKey> record in Collection.GetAsync(condition, limit, options: null, cancellationToken)
            )
            {
                found.Add(record);
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<VectorDataRecord<TKey>>> GetAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = new List<VectorDataRecord<TKey>>();
        if (await ExistsAsync(cancellationToken))
        {
            TKey[] keys = [.. ids.Select(id => key(Guid.Parse(id)))];
            await foreach (VectorDataRecord<TKey> record in Collection.GetAsync(keys, options: null, cancellationToken))
            {
                found.Add(record);
            }
        }

        return found;
    }

    private VectorDataRecord<TKey> Write(Point point) =>
        new()
        {
            Key = key(Guid.Parse(PointIds.Chunk(point.Key, point.Window))),
            Kind = point.Content is null ? "window" : ChunkKind,
            Tenant = point.Key.Tenant,
            Document = point.Key.Document,
            Generation = point.Key.Generation,
            Ordinal = point.Key.Ordinal,
            Chunk = point.ChunkName,
            Access = [.. point.Access],
            Tags = [.. point.Tags],
            Terms = [.. Words(point)],
            Words = string.Join(' ', Words(point)),
            Content = point.Content ?? string.Empty,
            Embedded = point.Vector is not null,
            Vector = point.Vector ?? Unit(),
        };

    private static IEnumerable<string> Words(Point point) => point.Terms is null ? [] : point.Terms.Frequencies.Keys;

    private ReadOnlyMemory<float> Unit()
    {
        var unit = new float[dimensions];
        unit[0] = 1;
        return unit;
    }

    private async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (created)
        {
            return;
        }

        await creating.WaitAsync(cancellationToken);
        try
        {
            await Collection.EnsureCollectionExistsAsync(cancellationToken);
            created = true;
        }
        finally
        {
            creating.Release();
        }
    }

    private async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        if (!created && await Collection.CollectionExistsAsync(cancellationToken))
        {
            created = true;
        }

        return created;
    }
}
