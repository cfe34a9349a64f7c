using System.Numerics.Tensors;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Chunking.Strategies;

/// <summary>
/// Breaks where the subject changes: where the two sentences before and the two after are least alike by their embeddings.
/// Headings begin chunks, tables and code stay whole, and the limit holds as everywhere.
/// </summary>
internal sealed class SemanticStrategy(ITokenCounter counter, IEmbeddingGenerator<string, Embedding<float>> generator)
    : IChunkingStrategy
{
    public const string StrategyName = "semantic";
    private const int Batch = 64;
    private const int Neighbours = 2;

    /// <summary>A chunk below this share of the limit is not ended by a change of subject.</summary>
    private const int SmallestShare = 4;

    public string Name => StrategyName;

    public async Task<IReadOnlyList<ChunkRange>> CutAsync(CutRequest request, CancellationToken cancellationToken)
    {
        var (document, options) = (request.Document, request.Options);
        var pieces = new PieceCutter(document, counter, options.MaxTokens).CutAll(request.Title).ToList();
        var distances = await DistancesAsync(document.Text, pieces, cancellationToken);
        var threshold = Threshold(distances, options.BreakPercentile);
        var packer = new PiecePacker(
            new TextCuts(document.Text, counter),
            options.MaxTokens,
            options.OverlapTokens,
            keepSections: false
        );
        for (var i = 0; i < pieces.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var changes = pieces[i].IsHeading ? !packer.HoldsOnlyHeadings : IsPeak(distances, i, threshold);
            if (changes && packer.OpenTokens * SmallestShare >= options.MaxTokens)
                packer.Break();
            packer.Add(pieces[i]);
        }

        return packer.Finish();
    }

    /// <summary>For every sentence how unlike it is to what stands before it; NaN where that is no sentence.</summary>
    private async Task<float[]> DistancesAsync(string text, List<Piece> pieces, CancellationToken cancellationToken)
    {
        var running = pieces.Select((piece, i) => (Piece: piece, Index: i)).Where(item => IsRunning(item.Piece)).ToList();
        var vectors = new float[pieces.Count][];
        foreach (var batch in running.Chunk(Batch))
        {
            var embeddings = await generator.GenerateAsync(
                batch.Select(item => text[item.Piece.Range.Start..item.Piece.Range.End]),
                cancellationToken: cancellationToken
            );
            for (var i = 0; i < batch.Length; i++)
                vectors[batch[i].Index] = embeddings[i].Vector.ToArray();
        }

        var distances = new float[pieces.Count];
        for (var i = 0; i < pieces.Count; i++)
            distances[i] = i > 0 && vectors[i] is not null && vectors[i - 1] is not null ? Distance(vectors, i) : float.NaN;
        return distances;
    }

    private static float Distance(float[]?[] vectors, int i)
    {
        var before = Mean(vectors, i - 1, step: -1);
        var after = Mean(vectors, i, step: 1);
        var similarity = TensorPrimitives.CosineSimilarity(before, after);
        return float.IsNaN(similarity) ? 0 : 1 - similarity;
    }

    private static float[] Mean(float[]?[] vectors, int from, int step)
    {
        var sum = (float[])vectors[from]!.Clone();
        for (var n = 1; n < Neighbours; n++)
        {
            var i = from + (n * step);
            if (i < 0 || i >= vectors.Length || vectors[i] is not { } vector)
                break;
            TensorPrimitives.Add(sum, vector, sum);
        }

        return sum;
    }

    /// <summary>The given percentile, but more than the median: in a text of one piece nothing stands out.</summary>
    private static float Threshold(float[] distances, int percentile)
    {
        var sorted = distances.Where(distance => !float.IsNaN(distance)).Order().ToList();
        if (sorted.Count == 0)
            return float.PositiveInfinity;
        var value = sorted[Math.Min(sorted.Count - 1, sorted.Count * percentile / 100)];
        return value > sorted[sorted.Count / 2] || percentile <= 50 ? value : float.BitIncrement(value);
    }

    private static bool IsPeak(float[] distances, int i, float threshold) =>
        distances[i] >= threshold
        && !(i > 0 && distances[i - 1] > distances[i])
        && !(i + 1 < distances.Length && distances[i + 1] > distances[i]);

    private static bool IsRunning(Piece piece) => !piece.IsWhole && !piece.IsHeading && !piece.StandsAlone;
}
