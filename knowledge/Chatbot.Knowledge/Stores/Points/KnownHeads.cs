using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Stores.Points;

/// <summary>
/// Which generation of a document was seen, and since when. A search can trust its hits of a document when the same head was
/// seen before it began and after it ended. Thread-safe.
/// </summary>
internal sealed class KnownHeads
{
    private const int MaxKnown = 200_000;

    private readonly ConcurrentDictionary<string, Seen> heads = new(StringComparer.Ordinal);
    private long clock;

    /// <summary>A moment to compare with.</summary>
    public long Now() => Interlocked.Increment(ref clock);

    /// <summary>Records a head; true when the same was recorded before <paramref name="moment"/>.</summary>
    /// <param name="id">Id of the head.</param>
    /// <param name="generation">What it names, or 0 when it is not there.</param>
    /// <param name="moment">When the search began.</param>
    public bool IsUnchanged(string id, long generation, long moment)
    {
        if (heads.TryGetValue(id, out Seen seen) && seen.Generation == generation)
        {
            return seen.Since < moment;
        }

        if (heads.Count >= MaxKnown)
        {
            heads.Clear();
        }

        heads[id] = new Seen(generation, Now());
        return false;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Seen(long Generation, long Since);
}
