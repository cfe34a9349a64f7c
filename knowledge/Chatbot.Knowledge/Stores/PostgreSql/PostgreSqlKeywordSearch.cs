using Npgsql;

namespace Chatbot.Knowledge.Stores.PostgreSql;

/// <summary>
/// BM25 over the terms that <c>chunk.words</c> holds: the GIN index finds, the statement scores. In a large index common words
/// rank but do not find, as scoring every chunk that holds one would take too long. Thread-safe.
/// </summary>
internal sealed class PostgreSqlKeywordSearch(string schema)
{
    /// <summary>Chunks that are scored, step by step, until there are enough; after the last step all are.</summary>
    private static readonly int[] Steps = [3_000, 50_000];

    public PostgreSqlTermCounts Counts { get; init; } = new(schema);

    /// <summary>Row ids and scores, best first.</summary>
    public async Task<IReadOnlyList<(long Chunk, double Score)>> SearchAsync(
        NpgsqlConnection connection,
        KeywordQuery query,
        PostgreSqlScope scope,
        int limit,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<WeightedTerm> terms = ChunkTerms.Of(query);
        if (terms.Count == 0 || limit < 1)
        {
            return [];
        }

        (long chunks, long words) = await Counts.TotalAsync(connection, cancellationToken);
        IReadOnlyList<long> counts = await Counts.FindAsync(
            connection,
            [.. terms.Select(term => term.Word)],
            chunks,
            cancellationToken
        );
        (string Term, double Weight, long Count)[] known =
        [
            .. terms
                .Select((term, i) => (term.Word, term.Weight * Bm25.Rarity(chunks, counts[i]), counts[i]))
                .Where(term => term.Item3 > 0)
                .OrderBy(term => term.Item3),
        ];
        double average = Math.Max(1, (double)words / Math.Max(1, chunks));
        List<(long, double)> hits = [];
        int finding = 0;
        foreach (int step in (int[])[.. Steps, int.MaxValue])
        {
            int wanted = Finding(known, step);
            if (wanted > finding)
            {
                finding = wanted;
                hits = await ScoreAsync(connection, known, finding, average, scope, limit, cancellationToken);
            }

            if (hits.Count >= limit || finding == known.Length)
            {
                break;
            }
        }

        return hits;
    }

    /// <summary>How many of the rarest terms stand in no more chunks together.</summary>
    private static int Finding((string Term, double Weight, long Count)[] known, int limit)
    {
        long total = 0;
        return known.TakeWhile(term => (total += term.Count) <= limit).Count();
    }

    private Task<List<(long, double)>> ScoreAsync(
        NpgsqlConnection connection,
        (string Term, double Weight, long Count)[] terms,
        int finding,
        double average,
        PostgreSqlScope scope,
        int limit,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(
                $"""
                WITH candidate AS MATERIALIZED (
                    SELECT c.id, c.length, c.words FROM {schema}.chunk c
                    WHERE c.words @@ $4::tsquery AND {PostgreSqlScope.Condition}),
                counted AS (
                    SELECT c.id, c.length, q.weight,
                        (cardinality(w.weights) + ($8 - 1) * cardinality(array_positions(w.weights, 'A')))::float8 AS count
                    FROM candidate c CROSS JOIN LATERAL unnest(c.words) w
                    JOIN unnest($5::text[], $6::float8[]) q(term, weight) ON q.term = w.lexeme)
                SELECT id, sum(weight * count * ($9 + 1) / (count + $9 * (1 - $10 + $10 * length / $7))) AS score
                FROM counted GROUP BY id ORDER BY score DESC, id LIMIT $11
                """,
                scope.Parameters(
                    PostgreSqlWords.AnyOf(terms.Take(finding).Select(term => term.Term)),
                    terms.Select(term => term.Term).ToArray(),
                    terms.Select(term => term.Weight).ToArray(),
                    average,
                    Bm25.TitleWeight,
                    Bm25.K1,
                    Bm25.B,
                    limit
                )
            )
            .ReadAsync(row => (row.GetInt64(0), row.GetDouble(1)), cancellationToken);
}
