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

    /// <summary>The best chunks by BM25 for the words of <paramref name="text"/>.</summary>
    Task<IReadOnlyList<ChunkHit>> SearchKeywordAsync(
        string text,
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
}
