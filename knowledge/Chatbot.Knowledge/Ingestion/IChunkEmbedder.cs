using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Gives chunks the vectors they are found by. Thread-safe.</summary>
internal interface IChunkEmbedder
{
    /// <summary>The chunks in the same order, each with one or more L2-normalised vectors.</summary>
    Task<IReadOnlyList<EmbeddedChunk>> EmbedAsync(
        IReadOnlyList<Chunk> chunks,
        IProgress<StageProgress> progress,
        CancellationToken cancellationToken
    );
}
