using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Stores;

/// <summary>An index of chunks by words and by vectors. Thread-safe.</summary>
public interface IChunkStore
{
    /// <summary>Replaces all chunks of a document in one transaction: a search sees the old set or the new one.</summary>
    Task ReplaceAsync(
        string tenant,
        string documentId,
        IReadOnlyList<EmbeddedChunk> chunks,
        CancellationToken cancellationToken = default
    );

    /// <summary>Removes all chunks of a document.</summary>
    Task DeleteAsync(string tenant, string documentId, CancellationToken cancellationToken = default);

    /// <summary>The best chunks by BM25 (or what comes nearest in this engine) for the words of <paramref name="query"/>.</summary>
    Task<IReadOnlyList<ChunkHit>> SearchKeywordAsync(
        KeywordQuery query,
        ChunkFilter filter,
        int limit,
        CancellationToken cancellationToken = default
    );

    /// <summary>The best chunks by cosine similarity of their best window.</summary>
    Task<IReadOnlyList<ChunkHit>> SearchVectorAsync(
        ReadOnlyMemory<float> vector,
        ChunkFilter filter,
        int limit,
        CancellationToken cancellationToken = default
    );

    /// <summary>A chunk by id, or null when absent or not visible to the filter.</summary>
    Task<Chunk?> GetAsync(string chunkId, ChunkFilter filter, CancellationToken cancellationToken = default);

    /// <summary>
    /// The chunks of one version of a document by their place, in order, as far as the filter sees them: to show a passage
    /// with what stands around it.
    /// </summary>
    /// <param name="documentId">The document.</param>
    /// <param name="version">The version; chunks of others are left out.</param>
    /// <param name="first">Ordinal of the first chunk.</param>
    /// <param name="last">Ordinal of the last chunk.</param>
    /// <param name="filter">What the reader may see.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<IReadOnlyList<Chunk>> GetRangeAsync(
        string documentId,
        string version,
        int first,
        int last,
        ChunkFilter filter,
        CancellationToken cancellationToken = default
    );
}
