using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Stores;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>One vector for every window of a chunk; see <see cref="EmbeddingWindows"/>.</summary>
internal sealed class ChunkEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator) : IChunkEmbedder
{
    private const int BatchWindows = 64;

    public async Task<IReadOnlyList<EmbeddedChunk>> EmbedAsync(
        IReadOnlyList<Chunk> chunks,
        IProgress<StageProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var windows = chunks.SelectMany((chunk, i) => EmbeddingWindows.Of(chunk).Select(text => (Chunk: i, Text: text))).ToList();
        var vectors = chunks.Select(_ => new List<ReadOnlyMemory<float>>()).ToList();
        foreach (var batch in windows.Chunk(BatchWindows))
        {
            var embeddings = await generator.GenerateAsync(
                batch.Select(window => window.Text),
                cancellationToken: cancellationToken
            );
            for (var i = 0; i < batch.Length; i++)
                vectors[batch[i].Chunk].Add(embeddings[i].Vector);
            progress.Report(new StageProgress(batch[^1].Chunk + 1, chunks.Count));
        }

        return [.. chunks.Select((chunk, i) => new EmbeddedChunk(chunk, vectors[i]))];
    }
}
