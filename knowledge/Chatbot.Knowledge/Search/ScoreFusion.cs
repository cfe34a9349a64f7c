using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Search;

/// <summary>
/// Joins two ranked lists by a weighted sum of their scores, each list's own scaled to 0..1; a chunk that a list lacks has 0
/// there. With this embedding model the sum ranks better than either list, where reciprocal ranks rank worse than BM25.
/// </summary>
internal static class ScoreFusion
{
    private const double KeywordWeight = 0.8;
    private const double VectorWeight = 1 - KeywordWeight;

    /// <summary>Best first; equal scores in the order of chunk ids.</summary>
    public static IReadOnlyList<FusedHit> Fuse(IReadOnlyList<ChunkHit> keyword, IReadOnlyList<ChunkHit> vector)
    {
        var fused = new Dictionary<string, FusedHit>(keyword.Count + vector.Count, StringComparer.Ordinal);
        foreach ((ChunkHit hit, double score) in Scale(keyword))
        {
            fused[hit.Chunk.ChunkId] = new FusedHit(hit.Chunk, score * KeywordWeight, hit.Score, null);
        }

        foreach ((ChunkHit hit, double score) in Scale(vector))
        {
            double weighted = score * VectorWeight;
            fused[hit.Chunk.ChunkId] = fused.TryGetValue(hit.Chunk.ChunkId, out FusedHit? both)
                ? both with
                {
                    Score = both.Score + weighted,
                    VectorScore = hit.Score,
                }
                : new FusedHit(hit.Chunk, weighted, null, hit.Score);
        }

        return [.. fused.Values.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Chunk.ChunkId, StringComparer.Ordinal)];
    }

    private static IEnumerable<(ChunkHit Hit, double Score)> Scale(IReadOnlyList<ChunkHit> hits)
    {
        if (hits.Count == 0)
        {
            yield break;
        }

        double lowest = hits.Min(hit => hit.Score);
        double range = hits.Max(hit => hit.Score) - lowest;
        foreach (ChunkHit hit in hits)
        {
            yield return (hit, range > 0 ? (hit.Score - lowest) / range : 1);
        }
    }
}
