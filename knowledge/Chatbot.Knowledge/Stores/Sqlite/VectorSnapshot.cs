namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>The vectors of a tenant as of one generation; immutable to its readers.</summary>
internal sealed record VectorSnapshot(
    long Generation,
    long LastChunk,
    long LastRemoval,
    IReadOnlyList<VectorBlock> Blocks,
    int LastBlockCount,
    int Rows,
    int RemovedRows
)
{
    public static VectorSnapshot Empty { get; } = new(-1, 0, 0, [], 0, 0, 0);

    public IReadOnlyList<(long Chunk, float Score)> Search(ReadOnlySpan<float> vector, VectorMask mask, int limit)
    {
        Span<short> query = new short[vector.Length];
        float scale = QuantizedVector.QuantizeQuery(vector, query);
        var ranking = new VectorRanking(limit);
        for (int i = 0; i < Blocks.Count; i++)
        {
            Blocks[i].Scan(CountOf(i), query, mask, ranking);
        }

        return [.. ranking.Finish().Select(hit => (hit.Chunk, hit.Score * scale))];
    }

    public int CountOf(int block) => block == Blocks.Count - 1 ? LastBlockCount : Blocks[block].Capacity;
}
