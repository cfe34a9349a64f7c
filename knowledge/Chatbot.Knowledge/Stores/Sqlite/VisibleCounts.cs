using System.Collections.Concurrent;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>
/// How common words are among the chunks that a filter sees. Common words are counted in part and the rest is estimated;
/// counts are kept until the tenant changes, so that a right that is taken away shows at once. Thread-safe.
/// </summary>
internal sealed class VisibleCounts
{
    private const int MostMatches = 150;
    private const int MostChunks = 20_000;
    private const int MaxKept = 50_000;

    private readonly ConcurrentDictionary<(long Tenant, long Generation, string Filter, string Expression), long> kept = new();

    public TermStatistics Count(
        SqliteChunkReader reader,
        IReadOnlyList<string> words,
        (long Tenant, long Generation) state,
        ChunkFilter filter
    )
    {
        string who = $"{SqliteFilterSql.Readers(filter.Audience)}{SqliteFilterSql.Tags(filter.Tags)}";
        long largest = reader.LastChunk();
        long chunks = Kept(
            (state.Tenant, state.Generation, who, string.Empty),
            () => CountChunks(reader, state.Tenant, filter, largest)
        );
        long[] holding =
        [
            .. words.Select(word =>
                KeywordTerms.Expression(word) is { } expression
                    ? Kept(
                        (state.Tenant, state.Generation, who, expression),
                        () => CountMatches(reader, expression, state.Tenant, filter, largest)
                    )
                    : 0
            ),
        ];
        return new TermStatistics(Math.Max(chunks, holding.DefaultIfEmpty(0).Max()), holding);
    }

    private static long CountChunks(SqliteChunkReader reader, long tenant, ChunkFilter filter, long largest)
    {
        long count = reader.CountVisible(tenant, filter, MostChunks);
        return count < MostChunks ? count : Math.Max(largest, count);
    }

    private static long CountMatches(SqliteChunkReader reader, string expression, long tenant, ChunkFilter filter, long largest)
    {
        (long count, long first, long last) = reader.CountVisibleMatches(expression, tenant, filter, MostMatches);
        return count < MostMatches || last <= first
            ? count
            : (long)Math.Min(largest, count * ((double)(largest - first + 1) / (last - first + 1)));
    }

    private long Kept((long, long, string, string) key, Func<long> count)
    {
        if (kept.TryGetValue(key, out long known))
        {
            return known;
        }

        if (kept.Count >= MaxKept)
        {
            kept.Clear();
        }

        long counted = count();
        kept[key] = counted;
        return counted;
    }
}
