using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Points;

namespace Chatbot.Knowledge.Tests.Stores.Points;

/// <summary>Points in memory, one at a time: other calls may come between any two of them.</summary>
internal sealed class MemoryPointIndex : IPointIndex
{
    private readonly ConcurrentDictionary<string, Point> points = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DocumentHead> heads = new(StringComparer.Ordinal);

    /// <summary>Runs once after the next search has found its hits.</summary>
    public Func<Task>? AfterSearch { get; set; }

    /// <summary>Runs once after the next point was written.</summary>
    public Func<Task>? AfterFirstWrite { get; set; }

    public int MaxHits => 1_000;

    public int Points => points.Count;

    public async Task WriteAsync(IReadOnlyList<Point> written, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (Point point in written)
        {
            points[PointIds.Chunk(point.Key, point.Window)] = point;
            (Func<Task>? hook, AfterFirstWrite) = (AfterFirstWrite, null);
            await (hook?.Invoke() ?? Task.CompletedTask);
        }
    }

    public Task DeleteBelowAsync(string tenant, string document, long generation, CancellationToken cancellationToken)
    {
        foreach ((string id, Point point) in points)
        {
            if (point.Key.Tenant == tenant && point.Key.Document == document && point.Key.Generation < generation)
            {
                points.TryRemove(id, out _);
            }
        }

        return Task.CompletedTask;
    }

    public Task WriteHeadAsync(DocumentHead head, CancellationToken cancellationToken)
    {
        heads[head.Id] = head;
        return Task.CompletedTask;
    }

    public Task DeleteHeadAsync(string id, CancellationToken cancellationToken)
    {
        heads.TryRemove(id, out _);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<DocumentHead>> ReadHeadsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DocumentHead>>([
            .. ids.Select(id => heads.GetValueOrDefault(id)).Where(head => head is not null).Select(head => head!),
        ]);

    public Task<IReadOnlyList<PointHit>> ReadAsync(IReadOnlyList<PointKey> keys, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PointHit>>([
            .. keys.Select(key => points.GetValueOrDefault(PointIds.Chunk(key)))
                .Where(point => point is not null)
                .Select(point => Hit(point!, 0)),
        ]);

    public Task<IReadOnlyList<PointHit>> FindAsync(PointFilter filter, int limit, CancellationToken cancellationToken) =>
        FoundAsync([.. Visible(filter).Where(point => point.Content is not null).Take(limit).Select(point => Hit(point, 0))]);

    public Task<IReadOnlyList<PointHit>> SearchWordsAsync(
        IReadOnlyList<WeightedTerm> terms,
        PointFilter filter,
        int limit,
        CancellationToken cancellationToken
    )
    {
        Point[] visible = [.. Visible(filter).Where(point => point.Terms is not null)];
        double Score(Point point) =>
            terms.Sum(term =>
                point.Terms!.Frequencies.TryGetValue(term.Word, out TermFrequency frequency)
                    ? term.Weight
                        * Bm25.Impact(frequency, point.Terms.Length)
                        * Bm25.Rarity(visible.Length, visible.Count(other => other.Terms!.Frequencies.ContainsKey(term.Word)))
                    : 0
            );
        return FoundAsync([
            .. visible
                .Select(point => Hit(point, Score(point)))
                .Where(hit => hit.Score > 0)
                .OrderByDescending(hit => hit.Score)
                .Take(limit),
        ]);
    }

    public Task<IReadOnlyList<PointHit>> SearchVectorAsync(
        ReadOnlyMemory<float> vector,
        PointFilter filter,
        int limit,
        CancellationToken cancellationToken
    ) =>
        FoundAsync([
            .. Visible(filter)
                .Where(point => point.Vector?.Length == vector.Length)
                .Select(point => Hit(point, TensorPrimitives.CosineSimilarity(point.Vector!.Value.Span, vector.Span)))
                .OrderByDescending(hit => hit.Score)
                .Take(limit),
        ]);

    public void Dispose() { }

    private static PointHit Hit(Point point, double score) =>
        new(point.Key.Document, point.Key.Generation, point.Key.Ordinal, point.Content, score);

    private async Task<IReadOnlyList<PointHit>> FoundAsync(IReadOnlyList<PointHit> hits)
    {
        (Func<Task>? hook, AfterSearch) = (AfterSearch, null);
        await (hook?.Invoke() ?? Task.CompletedTask);
        return hits;
    }

    #region store-filter
    private IEnumerable<Point> Visible(PointFilter filter) =>
        points.Values.Where(point =>
            point.Key.Tenant == filter.Tenant
            && (filter.ChunkName is null || point.ChunkName == filter.ChunkName)
            && filter.Access.All(principals => principals.Any(point.Access.Contains))
            && filter.Tags.All(tags => tags.Any(point.Tags.Contains))
        );
    #endregion
}
