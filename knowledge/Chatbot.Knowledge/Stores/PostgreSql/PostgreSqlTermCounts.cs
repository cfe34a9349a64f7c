using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Npgsql;

namespace Chatbot.Knowledge.Stores.PostgreSql;

/// <summary>
/// In how many chunks a term stands, for the weight of a term. Exact up to a limit, beyond it estimated from a sample of the
/// table; kept until the index has grown. Thread-safe.
/// </summary>
internal sealed class PostgreSqlTermCounts(string schema)
{
    private const int MaxCached = 50_000;
    private const double GrowthBeforeRecount = 1.05;

    private readonly ConcurrentDictionary<string, Known> counts = new(StringComparer.Ordinal);

    /// <summary>Chunks that are counted at most, and about as many are sampled.</summary>
    public int CountUpTo { get; init; } = 20_000;

    /// <summary>Chunks and words of the whole index.</summary>
    public async Task<(long Chunks, long Words)> TotalAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        List<(long, long)> rows = await connection
            .Command($"SELECT coalesce(sum(chunks), 0)::bigint, coalesce(sum(words), 0)::bigint FROM {schema}.tenant")
            .ReadAsync(row => (row.GetInt64(0), row.GetInt64(1)), cancellationToken);
        return rows[0];
    }

    /// <summary>The counts of the terms, in their order.</summary>
    public async Task<IReadOnlyList<long>> FindAsync(
        NpgsqlConnection connection,
        IReadOnlyList<string> terms,
        long chunks,
        CancellationToken cancellationToken
    )
    {
        string[] unknown = [.. terms.Where(term => !IsKnown(term, chunks))];
        if (counts.Count + unknown.Length > MaxCached)
        {
            counts.Clear();
            unknown = [.. terms];
        }

        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        if (unknown.Length > 0)
        {
            List<(string Term, long Count)> exact = await CountAsync(connection, unknown, cancellationToken);
            string[] frequent = [.. exact.Where(entry => entry.Count >= CountUpTo).Select(entry => entry.Term)];
            IEnumerable<(string Term, long Count)> all =
                frequent.Length == 0 ? exact : [.. exact, .. await SampleAsync(connection, frequent, chunks, cancellationToken)];
            foreach ((string term, long count) in all)
            {
                found[term] = count;
                counts[term] = new Known(count, chunks);
            }
        }

        return [.. terms.Select(term => found.TryGetValue(term, out long count) ? count : counts.GetValueOrDefault(term).Count)];
    }

    // Counts shrink with deletions only a little at a time, and an index that is filled again grows from zero.
    private bool IsKnown(string term, long chunks) =>
        counts.TryGetValue(term, out Known known)
        && chunks <= known.Chunks * GrowthBeforeRecount
        && chunks >= known.Chunks / GrowthBeforeRecount;

    private Task<List<(string, long)>> CountAsync(
        NpgsqlConnection connection,
        string[] terms,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(
                $"""
                SELECT t.term, (SELECT count(*) FROM (
                    SELECT 1 FROM {schema}.chunk c WHERE c.words @@ t.query::tsquery LIMIT $3) counted)
                FROM unnest($1::text[], $2::text[]) t(term, query)
                """,
                terms,
                terms.Select(PostgreSqlWords.Quote).ToArray(),
                CountUpTo
            )
            .ReadAsync(row => (row.GetString(0), row.GetInt64(1)), cancellationToken);

    private async Task<IEnumerable<(string, long)>> SampleAsync(
        NpgsqlConnection connection,
        string[] terms,
        long chunks,
        CancellationToken cancellationToken
    )
    {
        double percent = Math.Clamp(100.0 * CountUpTo / Math.Max(1, chunks), 0.01, 100);
        List<(string Term, long Held, long Seen)> sample = await connection
            .Command(
                $"""
                WITH sampled AS MATERIALIZED (SELECT c.words FROM {schema}.chunk c TABLESAMPLE SYSTEM ($3))
                SELECT t.term, (SELECT count(*) FROM sampled s WHERE s.words @@ t.query::tsquery), (SELECT count(*) FROM sampled)
                FROM unnest($1::text[], $2::text[]) t(term, query)
                """,
                terms,
                terms.Select(PostgreSqlWords.Quote).ToArray(),
                percent
            )
            .ReadAsync(row => (row.GetString(0), row.GetInt64(1), row.GetInt64(2)), cancellationToken);
        return sample
            .Where(entry => entry.Seen > 0)
            .Select(entry => (entry.Term, Math.Max(CountUpTo, (long)((double)chunks * entry.Held / entry.Seen))));
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Known(long Count, long Chunks);
}
