using Microsoft.Data.Sqlite;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>The vectors of one tenant and dimension in memory, brought up to date before a search. Thread-safe.</summary>
internal sealed class VectorIndex(long tenant, int dimensions)
{
    private const int SmallestBlock = 64;
    private const int LargestBlock = 4096;

    /// <summary>Up to here all vectors are in memory and compared; above, only their signatures are.</summary>
    private const int LargestExact = 50_000;

    private readonly Lock refreshing = new();
    private VectorSnapshot current = VectorSnapshot.Empty;

    /// <summary>
    /// The vectors as of <paramref name="generation"/>, which the reader's transaction sees; null when the index is already
    /// ahead of that transaction.
    /// </summary>
    public VectorSnapshot? At(long generation, SqliteChunkReader reader)
    {
        lock (refreshing)
        {
            if (current.Generation < generation)
            {
                current = Refresh(generation, reader);
            }

            return current.Generation == generation ? current : null;
        }
    }

    private VectorSnapshot Refresh(long generation, SqliteChunkReader reader)
    {
        VectorSnapshot start = current;
        RemovalLog removals = reader.ReadRemovals(tenant, start.LastRemoval);
        bool tooManyHoles = start.RemovedRows > LargestBlock && start.RemovedRows > start.Rows / 2;
        if (start.Generation >= 0 && (removals.Truncated || tooManyHoles))
        {
            start = VectorSnapshot.Empty;
        }

        (List<VectorBlock> blocks, int removedRows) = Remove(start, removals.Chunks);
        int lastCount = start.LastBlockCount;
        long lastChunk = start.LastChunk;
        int rows = start.Rows;
        bool holdsVectors = start.HoldsVectors;
        using SqliteDataReader added = reader.ReadVectors(tenant, start.LastChunk, dimensions);
        while (added.Read())
        {
            lastChunk = added.GetInt64(0);
            foreach (StoredWindow window in new StoredWindows(SqliteChunkReader.BytesOf(added, 3), dimensions))
            {
                if (blocks.Count == 0 || lastCount == blocks[^1].Capacity)
                {
                    blocks.Add(new VectorBlock(Math.Clamp(rows, SmallestBlock, LargestBlock), dimensions, holdsVectors));
                    lastCount = 0;
                }

                blocks[^1].Set(lastCount++, lastChunk, added.GetInt32(1), added.GetInt32(2), window.Scale, window.Vector);
                rows++;
            }

            if (rows > LargestExact && holdsVectors)
            {
                holdsVectors = false;
                blocks = [.. blocks.Select(block => block.WithoutVectors())];
            }
        }

        return new VectorSnapshot(
            generation,
            lastChunk,
            removals.Last,
            blocks,
            lastCount,
            rows,
            start.RemovedRows + removedRows,
            holdsVectors
        );
    }

    private static (List<VectorBlock> Blocks, int RemovedRows) Remove(VectorSnapshot snapshot, IReadOnlySet<long> removed)
    {
        if (removed.Count == 0)
        {
            return ([.. snapshot.Blocks], 0);
        }

        int total = 0;
        var blocks = new List<VectorBlock>(snapshot.Blocks.Count);
        for (int i = 0; i < snapshot.Blocks.Count; i++)
        {
            blocks.Add(snapshot.Blocks[i].Without(removed, snapshot.CountOf(i), out int rows));
            total += rows;
        }

        return (blocks, total);
    }
}
