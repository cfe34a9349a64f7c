using System.Numerics.Tensors;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>One vector for every 64 words of a chunk, each window with the document's title and headings before it.</summary>
internal sealed class ChunkEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator) : IChunkEmbedder
{
    private const int WindowWords = 64;
    private const int BatchWindows = 64;

    public async Task<IReadOnlyList<EmbeddedChunk>> EmbedAsync(IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken)
    {
        var windows = chunks.SelectMany((chunk, i) => WindowsOf(chunk).Select(text => (Chunk: i, Text: text))).ToList();
        var vectors = chunks.Select(_ => new List<ReadOnlyMemory<float>>()).ToList();
        foreach (var batch in windows.Chunk(BatchWindows))
        {
            var embeddings = await generator.GenerateAsync(
                batch.Select(window => window.Text),
                cancellationToken: cancellationToken
            );
            for (var i = 0; i < batch.Length; i++)
                vectors[batch[i].Chunk].Add(Normalise(embeddings[i].Vector.Span));
        }

        return [.. chunks.Select((chunk, i) => new EmbeddedChunk(chunk, vectors[i]))];
    }

    private static IEnumerable<string> WindowsOf(Chunk chunk)
    {
        var heading = string.Join(" — ", chunk.TitlePath.Prepend(chunk.Title));
        var words = chunk.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Chunk(WindowWords).Select(window => $"{heading}\n{string.Join(' ', window)}");
    }

    private static float[] Normalise(ReadOnlySpan<float> vector)
    {
        var result = new float[vector.Length];
        var norm = TensorPrimitives.Norm(vector);
        TensorPrimitives.Divide(vector, norm > 0 ? norm : 1, result);
        return result;
    }
}
