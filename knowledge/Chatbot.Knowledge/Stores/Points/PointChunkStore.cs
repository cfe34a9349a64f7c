using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Stores.Points;

/// <summary>
/// Chunks in an engine without transactions. A search shows all of the old version of a document or all of the new one: it
/// is repeated when a head changed while it ran. Thread-safe; one writer per document at a time, which ingestion sees to.
/// </summary>
internal sealed class PointChunkStore(IPointIndex index, TimeProvider time) : IChunkStore, IDisposable
{
    private const int PointsPerChunk = 4;
    private const int PointsPerWrite = 100;
    private const int MaxTries = 30;
    private const int WriterSlots = 64;

    private readonly KnownHeads known = new();
    private readonly SemaphoreSlim[] writers = [.. Enumerable.Range(0, WriterSlots).Select(_ => new SemaphoreSlim(1))];

    public async Task ReplaceAsync(
        string tenant,
        string documentId,
        IReadOnlyList<EmbeddedChunk> chunks,
        CancellationToken cancellationToken = default
    )
    {
        ChunkCheck.OneDocument(tenant, documentId, chunks);
        string id = PointIds.Head(tenant, documentId);
        SemaphoreSlim writer = writers[(uint)StringComparer.Ordinal.GetHashCode(id) % WriterSlots];
        await writer.WaitAsync(cancellationToken);
        try
        {
            if (chunks.Count == 0)
            {
                await index.DeleteHeadAsync(id, cancellationToken);
                await index.DeleteBelowAsync(tenant, documentId, long.MaxValue, cancellationToken);
                return;
            }

            IReadOnlyList<DocumentHead> old = await index.ReadHeadsAsync([id], cancellationToken);
            long now = time.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
            long generation = Math.Max(now, old.Count == 0 ? 0 : old[0].Generation + 1);
            foreach (Point[] part in chunks.SelectMany(chunk => Points(chunk, generation)).Chunk(PointsPerWrite))
            {
                await index.WriteAsync(part, cancellationToken);
            }

            int last = chunks.Max(chunk => chunk.Chunk.Ordinal);
            await index.WriteHeadAsync(new DocumentHead(id, tenant, documentId, generation, last), cancellationToken);
            await index.DeleteBelowAsync(tenant, documentId, generation, cancellationToken);
        }
        finally
        {
            writer.Release();
        }
    }

    public Task DeleteAsync(string tenant, string documentId, CancellationToken cancellationToken = default) =>
        ReplaceAsync(tenant, documentId, [], cancellationToken);

    public Task<IReadOnlyList<ChunkHit>> SearchKeywordAsync(
        KeywordQuery query,
        ChunkFilter filter,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        IReadOnlyList<WeightedTerm> terms = ChunkTerms.Of(query);
        var points = PointFilter.Of(filter);
        return terms.Count == 0
            ? Task.FromResult<IReadOnlyList<ChunkHit>>([])
            : SearchAsync(filter, limit, ask => index.SearchWordsAsync(terms, points, ask, cancellationToken), cancellationToken);
    }

    public Task<IReadOnlyList<ChunkHit>> SearchVectorAsync(
        ReadOnlyMemory<float> vector,
        ChunkFilter filter,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        var points = PointFilter.Of(filter);
        return SearchAsync(
            filter,
            limit,
            ask => index.SearchVectorAsync(vector, points, ask, cancellationToken),
            cancellationToken
        );
    }

    public async Task<Chunk?> GetAsync(string chunkId, ChunkFilter filter, CancellationToken cancellationToken = default)
    {
        PointFilter points = PointFilter.Of(filter) with { ChunkName = chunkId };
        IReadOnlyList<ChunkHit> hits = await SearchAsync(
            filter,
            1,
            ask => index.FindAsync(points, ask, cancellationToken),
            cancellationToken
        );
        return hits.Count == 0 ? null : hits[0].Chunk;
    }

    public async Task<IReadOnlyList<Chunk>> GetRangeAsync(
        string documentId,
        string version,
        int first,
        int last,
        ChunkFilter filter,
        CancellationToken cancellationToken = default
    )
    {
        if (Principals.SeesNothing(filter))
        {
            return [];
        }

        string id = PointIds.Head(filter.Tenant, documentId);
        IReadOnlyList<DocumentHead> heads = await index.ReadHeadsAsync([id], cancellationToken);
        for (int attempt = 0; heads.Count > 0 && attempt < MaxTries; attempt++)
        {
            DocumentHead head = heads[0];
            PointKey[] keys = [.. Ordinals(first, Math.Min(last, head.LastOrdinal)).Select(ordinal => Key(head, ordinal))];
            IReadOnlyList<PointHit> points = keys.Length == 0 ? [] : await index.ReadAsync(keys, cancellationToken);
            heads = await index.ReadHeadsAsync([id], cancellationToken);
            if (heads.Count > 0 && heads[0].Generation == head.Generation)
            {
                return
                [
                    .. points
                        .Where(point => point.Content is not null)
                        .Select(point => ChunkJson.Read(point.Content!))
                        .Where(chunk => chunk.Version == version && Principals.Allows(filter, chunk))
                        .OrderBy(chunk => chunk.Ordinal),
                ];
            }
        }

        return [];

        PointKey Key(DocumentHead head, int ordinal) => new(filter.Tenant, documentId, head.Generation, ordinal);
    }

    public void Dispose()
    {
        foreach (SemaphoreSlim writer in writers)
        {
            writer.Dispose();
        }

        index.Dispose();
    }

    private static IEnumerable<int> Ordinals(int first, int last) =>
        Enumerable.Range(Math.Max(0, first), Math.Max(0, last - Math.Max(0, first) + 1));

    private static IEnumerable<Point> Points(EmbeddedChunk embedded, long generation)
    {
        Chunk chunk = embedded.Chunk;
        string[] access = Principals.Of(chunk.Access);
        string[] tags = Principals.Tags(chunk.Tags);
        for (int window = 0; window < Math.Max(1, embedded.Vectors.Count); window++)
        {
            yield return new Point
            {
                Key = new PointKey(chunk.Tenant, chunk.DocumentId, generation, chunk.Ordinal),
                Window = window,
                ChunkName = chunk.ChunkId,
                Access = access,
                Tags = tags,
                // Plain null would become an empty vector here.
                Vector = embedded.Vectors.Count == 0 ? (ReadOnlyMemory<float>?)null : embedded.Vectors[window],
                Terms = window == 0 ? ChunkTerms.Of(chunk) : null,
                Content = window == 0 ? ChunkJson.Write(chunk) : null,
            };
        }
    }

    private async Task<IReadOnlyList<ChunkHit>> SearchAsync(
        ChunkFilter filter,
        int limit,
        Func<int, Task<IReadOnlyList<PointHit>>> search,
        CancellationToken cancellationToken
    )
    {
        if (limit < 1 || Principals.SeesNothing(filter))
        {
            return [];
        }

        int ask = (int)Math.Min(index.MaxHits, (long)limit * PointsPerChunk);
        for (int attempt = 0; attempt < MaxTries; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long moment = known.Now();
            IReadOnlyList<PointHit> hits = await search(ask);
            if (await LiveAsync(filter.Tenant, hits, moment, cancellationToken) is not { } live)
            {
                continue;
            }

            if (live.Count < limit && hits.Count >= ask && ask < index.MaxHits)
            {
                ask = (int)Math.Min(index.MaxHits, (long)ask * PointsPerChunk);
            }
            else if (await LoadAsync(filter, [.. live.Take(limit)], cancellationToken) is { } chunks)
            {
                return chunks;
            }
        }

        throw new IOException(
            $"Documents of this search were replaced {MaxTries} times while it ran. Try again; if it stays, look for two "
                + "processes that import the same document in a loop."
        );
    }

    /// <summary>The best hit of each chunk of the writings that count, best first; null when a head changed meanwhile.</summary>
    private async Task<IReadOnlyList<PointHit>?> LiveAsync(
        string tenant,
        IReadOnlyList<PointHit> hits,
        long moment,
        CancellationToken cancellationToken
    )
    {
        if (hits.Count == 0)
        {
            return [];
        }

        Dictionary<string, string> ids = hits.Select(hit => hit.Document)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(document => document, document => PointIds.Head(tenant, document), StringComparer.Ordinal);
        Dictionary<string, long> generations = (await index.ReadHeadsAsync([.. ids.Values], cancellationToken)).ToDictionary(
            head => head.Id,
            head => head.Generation,
            StringComparer.Ordinal
        );
        bool unchanged = true;
        foreach (string id in ids.Values)
        {
            unchanged &= known.IsUnchanged(id, generations.GetValueOrDefault(id), moment);
        }

        return unchanged
            ?
            [
                .. hits.Where(hit => generations.GetValueOrDefault(ids[hit.Document]) == hit.Generation)
                    .GroupBy(hit => (hit.Document, hit.Ordinal), (_, windows) => windows.MaxBy(window => window.Score)!)
                    .OrderByDescending(hit => hit.Score),
            ]
            : null;
    }

    /// <summary>Null when a chunk went away meanwhile.</summary>
    private async Task<IReadOnlyList<ChunkHit>?> LoadAsync(
        ChunkFilter filter,
        IReadOnlyList<PointHit> hits,
        CancellationToken cancellationToken
    )
    {
        PointKey[] missing =
        [
            .. hits.Where(hit => hit.Content is null)
                .Select(hit => new PointKey(filter.Tenant, hit.Document, hit.Generation, hit.Ordinal)),
        ];
        Dictionary<(string, int), string?> loaded =
            missing.Length == 0
                ? []
                : (await index.ReadAsync(missing, cancellationToken)).ToDictionary(
                    point => (point.Document, point.Ordinal),
                    point => point.Content
                );
        var chunks = new List<ChunkHit>(hits.Count);
        foreach (PointHit hit in hits)
        {
            if ((hit.Content ?? loaded.GetValueOrDefault((hit.Document, hit.Ordinal))) is not { } content)
            {
                return null;
            }

            chunks.Add(new ChunkHit(ChunkJson.Read(content), hit.Score));
        }

        return chunks;
    }
}
