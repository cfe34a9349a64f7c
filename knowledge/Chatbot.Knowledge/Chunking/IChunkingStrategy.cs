namespace Chatbot.Knowledge.Chunking;

/// <summary>
/// A way to cut documents. Every non-blank character is in at least one chunk, chunks are in reading order, none but a whole
/// table or code is larger than the limit, and the same input gives the same chunks. Thread-safe.
/// </summary>
internal interface IChunkingStrategy
{
    /// <summary>The name that settings use.</summary>
    string Name { get; }

    /// <summary>The chunks of a document in order.</summary>
    Task<IReadOnlyList<ChunkRange>> CutAsync(CutRequest request, CancellationToken cancellationToken);
}
