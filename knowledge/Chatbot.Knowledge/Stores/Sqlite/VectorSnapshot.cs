using System.Buffers;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>The vectors of a tenant as of one generation; immutable to its readers.</summary>
internal sealed record VectorSnapshot(
    long Generation,
    long LastChunk,
    long LastRemoval,
    IReadOnlyList<VectorBlock> Blocks,
    int LastBlockCount,
    int Rows,
    int RemovedRows,
    bool HoldsVectors
)
{
    /// <summary>Chunks compared exactly for each one that is wanted, and at least.</summary>
    private const int ComparedPerWanted = 10;
    private const int LeastCompared = 1_500;

    /// <summary>Rows whose finer estimate is looked at, for each that is compared exactly.</summary>
    private const int EstimatedPerCompared = 12;

    public static VectorSnapshot Empty { get; } = new(-1, 0, 0, [], 0, 0, 0, HoldsVectors: true);

    /// <summary>The nearest visible chunks, best first.</summary>
    /// <param name="vector">What to be near to.</param>
    /// <param name="mask">What is visible.</param>
    /// <param name="limit">How many.</param>
    /// <param name="read">Reads the vectors of some chunks, where they are not in memory.</param>
    public IReadOnlyList<(long Chunk, float Score)> Search(
        ReadOnlySpan<float> vector,
        VectorMask mask,
        int limit,
        Action<IReadOnlyCollection<long>, int, VectorVisitor> read
    )
    {
        var query = new short[vector.Length];
        float scale = QuantizedVector.QuantizeQuery(vector, query);
        var ranking = new VectorRanking(limit);
        if (HoldsVectors)
        {
            for (int i = 0; i < Blocks.Count; i++)
            {
                Blocks[i].Scan(CountOf(i), query, mask, ranking);
            }
        }
        else
        {
            read(
                Candidates(vector, mask, Math.Max(LeastCompared, limit * ComparedPerWanted)),
                vector.Length,
                (chunk, step, stored) => ranking.Offer(chunk, QuantizedVector.Dot(stored, query) * step)
            );
        }

        return [.. ranking.Finish().Select(hit => (hit.Chunk, hit.Score * scale))];
    }

    public int CountOf(int block) => block == Blocks.Count - 1 ? LastBlockCount : Blocks[block].Capacity;

    /// <summary>Signs choose among all rows, the finer estimate among the best of those.</summary>
    private HashSet<long> Candidates(ReadOnlySpan<float> vector, VectorMask mask, int wanted)
    {
        var query = new VectorSignature(vector);
        using var nearest = new NearestRows(wanted * EstimatedPerCompared, vector.Length);
        for (int i = 0; i < Blocks.Count; i++)
        {
            Blocks[i].Scan(CountOf(i), query, mask, nearest);
        }

        ReadOnlySpan<(VectorBlock Block, int Row)> rows = nearest.Finish();
        int[] estimates = ArrayPool<int>.Shared.Rent(rows.Length);
        long[] chunks = ArrayPool<long>.Shared.Rent(rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            estimates[i] = -query.Agreement(rows[i].Block.SignatureOf(rows[i].Row));
            chunks[i] = rows[i].Block.ChunkOf(rows[i].Row);
        }

        Array.Sort(estimates, chunks, 0, rows.Length);
        HashSet<long> best = [.. chunks.AsSpan(0, Math.Min(wanted, rows.Length))];
        ArrayPool<int>.Shared.Return(estimates);
        ArrayPool<long>.Shared.Return(chunks);
        return best;
    }
}
