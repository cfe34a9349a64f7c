using System.Buffers;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>
/// Keeps the nearest of very many rows by a distance of few values. Rows are gathered up to a multiple of what is wanted
/// and then thinned by counting, so that a row costs a comparison, seldom more.
/// </summary>
internal sealed class NearestRows(int wanted, int largestDistance) : IDisposable
{
    private const int Slack = 4;

    private readonly int[] distances = ArrayPool<int>.Shared.Rent(wanted * Slack);
    private readonly (VectorBlock Block, int Row)[] rows = ArrayPool<(VectorBlock, int)>.Shared.Rent(wanted * Slack);
    private readonly int[] histogram = new int[largestDistance + 1];
    private int count;
    private int bound = largestDistance;

    /// <summary>Rows farther away than this are not wanted any more.</summary>
    public int Bound => bound;

    public void Add(int distance, VectorBlock block, int row)
    {
        if (distance > bound)
        {
            return;
        }

        if (count == wanted * Slack)
        {
            Thin();
            if (distance > bound)
            {
                return;
            }
        }

        distances[count] = distance;
        rows[count++] = (block, row);
    }

    /// <summary>The nearest rows, in no order; at most as many as were wanted.</summary>
    public ReadOnlySpan<(VectorBlock Block, int Row)> Finish()
    {
        if (count > wanted)
        {
            Thin();
        }

        return rows.AsSpan(0, count);
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(distances);
        ArrayPool<(VectorBlock, int)>.Shared.Return(rows, clearArray: true);
    }

    /// <summary>Keeps exactly the wanted number: all rows nearer than the bound, and the first ones at the bound.</summary>
    private void Thin()
    {
        Array.Clear(histogram);
        for (int i = 0; i < count; i++)
        {
            histogram[distances[i]]++;
        }

        int nearer = 0;
        bound = 0;
        while (nearer + histogram[bound] < wanted)
        {
            nearer += histogram[bound++];
        }

        int atBound = wanted - nearer;
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (distances[i] < bound || (distances[i] == bound && atBound-- > 0))
            {
                distances[kept] = distances[i];
                rows[kept++] = rows[i];
            }
        }

        count = kept;
        // Another row at the bound could only replace one that is as near.
        bound--;
    }
}
