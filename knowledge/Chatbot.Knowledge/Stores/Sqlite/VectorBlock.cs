namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>
/// Rows of a vector matrix. Rows are only ever added behind those that a snapshot counts; a removal makes a new block that
/// shares the vectors.
/// </summary>
internal sealed class VectorBlock
{
    /// <summary>Marks a removed row.</summary>
    private const long Removed = 0;

    private readonly sbyte[] data;
    private readonly float[] scales;
    private readonly int[] accessSets;
    private readonly int[] tagSets;
    private readonly long[] chunks;

    public VectorBlock(int capacity, int dimensions)
        : this(
            new sbyte[capacity * dimensions],
            new float[capacity],
            new int[capacity],
            new int[capacity],
            new long[capacity],
            dimensions
        ) { }

    private VectorBlock(sbyte[] data, float[] scales, int[] accessSets, int[] tagSets, long[] chunks, int dimensions)
    {
        this.data = data;
        this.scales = scales;
        this.accessSets = accessSets;
        this.tagSets = tagSets;
        this.chunks = chunks;
        Dimensions = dimensions;
    }

    public int Dimensions { get; }

    public int Capacity => scales.Length;

    public void Set(int row, long chunk, int accessSet, int tagSet, float scale, ReadOnlySpan<sbyte> vector)
    {
        chunks[row] = chunk;
        accessSets[row] = accessSet;
        tagSets[row] = tagSet;
        scales[row] = scale;
        vector.CopyTo(data.AsSpan(row * Dimensions, Dimensions));
    }

    /// <summary>A block without the rows of these chunks, or this one when it has none of them.</summary>
    public VectorBlock Without(IReadOnlySet<long> removed, int count, out int rows)
    {
        rows = 0;
        long[]? kept = null;
        for (int row = 0; row < count; row++)
        {
            if (chunks[row] != Removed && removed.Contains(chunks[row]))
            {
                kept ??= [.. chunks];
                kept[row] = Removed;
                rows++;
            }
        }

        return kept is null ? this : new VectorBlock(data, scales, accessSets, tagSets, kept, Dimensions);
    }

    /// <summary>Offers every visible row of the first <paramref name="count"/>.</summary>
    public void Scan(int count, ReadOnlySpan<short> query, VectorMask mask, VectorRanking ranking)
    {
        // Neighbours mostly share their sets: the answer for the last pair is the answer for the next.
        int accessSet = 0;
        int tagSet = 0;
        bool visible = false;
        for (int row = 0; row < count; row++)
        {
            if (accessSets[row] != accessSet || tagSets[row] != tagSet)
            {
                accessSet = accessSets[row];
                tagSet = tagSets[row];
                visible = mask.Allows(accessSet, tagSet);
            }

            if (visible && chunks[row] != Removed)
            {
                int dot = QuantizedVector.Dot(data.AsSpan(row * Dimensions, Dimensions), query);
                ranking.Offer(chunks[row], dot * scales[row]);
            }
        }
    }
}
