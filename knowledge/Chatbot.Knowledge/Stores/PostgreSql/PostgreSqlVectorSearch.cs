using System.Globalization;
using Npgsql;

namespace Chatbot.Knowledge.Stores.PostgreSql;

/// <summary>
/// Cosine search by pgvector. When a reader sees few vectors they are compared one by one, which is exact and fast; else the
/// HNSW index is scanned on until enough visible ones were found. Thread-safe.
/// </summary>
internal sealed class PostgreSqlVectorSearch(string schema, int exactUpTo)
{
    private const int WindowsPerChunk = 4;
    private const int LargestBeam = 1_000;
    private const int LongestScan = 500_000;

    /// <summary>Row ids and scores, best first.</summary>
    public async Task<IReadOnlyList<(long Chunk, double Score)>> SearchAsync(
        NpgsqlConnection connection,
        ReadOnlyMemory<float> vector,
        PostgreSqlScope scope,
        int limit,
        CancellationToken cancellationToken
    )
    {
        if (limit < 1 || vector.Length == 0)
        {
            return [];
        }

        string table = $"{schema}.chunk_window";
        string ofSize = string.Create(CultureInfo.InvariantCulture, $"c.dimensions = {vector.Length}");
        long visible = await scope.CountAsync(connection, table, exactUpTo + 1, ofSize, cancellationToken);
        if (visible > exactUpTo)
        {
            IReadOnlyList<(long, double)> hits = await ScanIndexAsync(connection, vector, scope, limit, cancellationToken);
            if (hits.Count >= limit)
            {
                return hits;
            }
        }

        // Few are visible, or fewer than wanted were found on the way through the index: all of them are compared.
        return visible == 0 ? [] : await CompareAllAsync(connection, vector, scope, limit, cancellationToken);
    }

    private static string Distance(int dimensions) =>
        string.Create(CultureInfo.InvariantCulture, $"c.embedding::halfvec({dimensions}) <=> $4::real[]::halfvec({dimensions})");

    private async Task<IReadOnlyList<(long, double)>> ScanIndexAsync(
        NpgsqlConnection connection,
        ReadOnlyMemory<float> vector,
        PostgreSqlScope scope,
        int limit,
        CancellationToken cancellationToken
    )
    {
        int rows = (int)Math.Min(int.MaxValue, (long)limit * WindowsPerChunk);
        // Without the sort the planner takes the index, whatever it thinks of the filter.
        await connection
            .Command(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    SET LOCAL enable_sort = off;
                    SET LOCAL hnsw.iterative_scan = relaxed_order;
                    SET LOCAL hnsw.ef_search = {Math.Clamp(rows, 100, LargestBeam)};
                    SET LOCAL hnsw.max_scan_tuples = {LongestScan}
                    """
                )
            )
            .RunAsync(cancellationToken);
        List<(long Chunk, double Distance)> windows = await connection
            .Command(
                $"""
                SELECT c.chunk, {Distance(vector.Length)} AS distance FROM {schema}.chunk_window c
                WHERE {PostgreSqlScope.Condition} AND c.dimensions = {vector.Length}
                ORDER BY {Distance(vector.Length)} LIMIT $5
                """,
                scope.Parameters(vector.ToArray(), rows)
            )
            .ReadAsync(row => (row.GetInt64(0), row.GetDouble(1)), cancellationToken);
        return
        [
            .. windows
                .GroupBy(window => window.Chunk, (chunk, all) => (Chunk: chunk, Score: 1 - all.Min(window => window.Distance)))
                .OrderByDescending(hit => hit.Score)
                .ThenBy(hit => hit.Chunk)
                .Take(limit),
        ];
    }

    // Grouping keeps the planner from the approximate index. A vector of zeros has no direction: it is at distance 1.
    private async Task<IReadOnlyList<(long, double)>> CompareAllAsync(
        NpgsqlConnection connection,
        ReadOnlyMemory<float> vector,
        PostgreSqlScope scope,
        int limit,
        CancellationToken cancellationToken
    ) =>
        await connection
            .Command(
                $"""
                SELECT c.chunk, 1 - min(coalesce(nullif({Distance(vector.Length)}, 'NaN'), 1)) AS score
                FROM {schema}.chunk_window c
                WHERE {PostgreSqlScope.Condition} AND c.dimensions = {vector.Length}
                GROUP BY c.chunk ORDER BY score DESC, c.chunk LIMIT $5
                """,
                scope.Parameters(vector.ToArray(), limit)
            )
            .ReadAsync(row => (row.GetInt64(0), row.GetDouble(1)), cancellationToken);
}
