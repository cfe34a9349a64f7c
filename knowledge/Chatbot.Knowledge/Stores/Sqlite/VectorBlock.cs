using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>
/// Rows of a vector matrix in memory. Rows are only ever added behind those that a snapshot counts; a removal makes a new
/// block that shares the vectors. In a small index the vectors themselves are here, in a large one only their signatures.
/// </summary>
internal sealed class VectorBlock
{
    /// <summary>Marks a removed row.</summary>
    private const long Removed = 0;

    private readonly int words;
    private readonly ulong[] signatures;
    private readonly int[] accessSets;
    private readonly int[] tagSets;
    private readonly long[] chunks;
    private readonly sbyte[]? vectors;
    private readonly float[]? scales;

    public VectorBlock(int capacity, int dimensions, bool keepsVectors)
        : this(
            dimensions,
            new ulong[capacity * VectorSignature.Words(dimensions)],
            new int[capacity],
            new int[capacity],
            new long[capacity],
            keepsVectors ? new sbyte[capacity * dimensions] : null,
            keepsVectors ? new float[capacity] : null
        ) { }

    private VectorBlock(
        int dimensions,
        ulong[] signatures,
        int[] accessSets,
        int[] tagSets,
        long[] chunks,
        sbyte[]? vectors,
        float[]? scales
    )
    {
        Dimensions = dimensions;
        words = VectorSignature.Words(dimensions);
        this.signatures = signatures;
        this.accessSets = accessSets;
        this.tagSets = tagSets;
        this.chunks = chunks;
        this.vectors = vectors;
        this.scales = scales;
    }

    public int Dimensions { get; }

    public int Capacity => chunks.Length;

    public long ChunkOf(int row) => chunks[row];

    public ReadOnlySpan<ulong> SignatureOf(int row) => signatures.AsSpan(row * words, words);

    public void Set(int row, long chunk, int accessSet, int tagSet, float scale, ReadOnlySpan<sbyte> vector)
    {
        chunks[row] = chunk;
        accessSets[row] = accessSet;
        tagSets[row] = tagSet;
        VectorSignature.Write(vector, signatures.AsSpan(row * words, words));
        if (vectors is not null && scales is not null)
        {
            scales[row] = scale;
            vector.CopyTo(vectors.AsSpan(row * Dimensions, Dimensions));
        }
    }

    /// <summary>The block with signatures only.</summary>
    public VectorBlock WithoutVectors() => new(Dimensions, signatures, accessSets, tagSets, chunks, null, null);

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

        return kept is null ? this : new VectorBlock(Dimensions, signatures, accessSets, tagSets, kept, vectors, scales);
    }

    /// <summary>Offers every visible row of the first <paramref name="count"/> with its exact score.</summary>
    public void Scan(int count, ReadOnlySpan<short> query, VectorMask mask, VectorRanking ranking)
    {
        var visible = new VisibleRows(this, mask);
        for (int row = 0; row < count; row++)
        {
            if (visible.Contains(row))
            {
                int dot = QuantizedVector.Dot(vectors.AsSpan(row * Dimensions, Dimensions), query);
                ranking.Offer(chunks[row], dot * scales![row]);
            }
        }
    }

    /// <summary>Offers every visible row of the first <paramref name="count"/> with the distance of its signature.</summary>
    public void Scan(int count, VectorSignature query, VectorMask mask, NearestRows nearest)
    {
        var visible = new VisibleRows(this, mask);
        for (int row = 0; row < count; row++)
        {
            if (visible.Contains(row))
            {
                nearest.Add(query.Distance(SignatureOf(row)), this, row);
            }
        }
    }

    /// <summary>Neighbours mostly share their sets: the answer for the last pair is the answer for the next.</summary>
    [StructLayout(LayoutKind.Auto)]
    private ref struct VisibleRows(VectorBlock block, VectorMask mask)
    {
        private int accessSet;
        private int tagSet;
        private bool isVisible;

        public bool Contains(int row)
        {
            if (block.accessSets[row] != accessSet || block.tagSets[row] != tagSet)
            {
                accessSet = block.accessSets[row];
                tagSet = block.tagSets[row];
                isVisible = mask.Allows(accessSet, tagSet);
            }

            return isVisible && block.chunks[row] != Removed;
        }
    }
}
