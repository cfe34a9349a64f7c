namespace Chatbot.Knowledge.Stores.Points;

/// <summary>
/// What an engine without transactions has to offer. Every write returns only when searches see it. An index that was never
/// written to is empty. Thread-safe.
/// </summary>
internal interface IPointIndex : IDisposable
{
    /// <summary>The most hits of one search.</summary>
    int MaxHits { get; }

    /// <summary>Writes points; nobody sees them before the head of their document names their generation.</summary>
    Task WriteAsync(IReadOnlyList<Point> points, CancellationToken cancellationToken);

    /// <summary>Deletes all points of a document with an older generation.</summary>
    Task DeleteBelowAsync(string tenant, string document, long generation, CancellationToken cancellationToken);

    /// <summary>Writes a head in one step.</summary>
    Task WriteHeadAsync(DocumentHead head, CancellationToken cancellationToken);

    /// <summary>Deletes a head; nothing happens when it is not there.</summary>
    Task DeleteHeadAsync(string id, CancellationToken cancellationToken);

    /// <summary>The heads with these ids, as far as they are there.</summary>
    Task<IReadOnlyList<DocumentHead>> ReadHeadsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>The first windows of these chunks, as far as they are there.</summary>
    Task<IReadOnlyList<PointHit>> ReadAsync(IReadOnlyList<PointKey> keys, CancellationToken cancellationToken);

    /// <summary>First windows that match a filter, in any order.</summary>
    Task<IReadOnlyList<PointHit>> FindAsync(PointFilter filter, int limit, CancellationToken cancellationToken);

    /// <summary>First windows that hold any of the words, best first.</summary>
    Task<IReadOnlyList<PointHit>> SearchWordsAsync(
        IReadOnlyList<WeightedTerm> terms,
        PointFilter filter,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Windows by cosine, best first; none when the index has vectors of another size.</summary>
    Task<IReadOnlyList<PointHit>> SearchVectorAsync(
        ReadOnlyMemory<float> vector,
        PointFilter filter,
        int limit,
        CancellationToken cancellationToken
    );
}
