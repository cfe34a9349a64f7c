using Chatbot.Knowledge.Documents;
using Npgsql;

namespace Chatbot.Knowledge.Stores.PostgreSql;

/// <summary>
/// Chunks of one space in PostgreSQL: full text with BM25, and pgvector. Every search reads as of one moment. Thread-safe, for
/// any number of processes. The tables are made on first use.
/// </summary>
internal sealed class PostgreSqlChunkStore(PostgreSqlServer server, string schema) : IChunkStore, ITermStatistics, IDisposable
{
    /// <summary>A reader who sees more chunks gets no counts of words: they would take too long.</summary>
    private const int CountedUpTo = 50_000;

    private readonly PostgreSqlVectorSearch vectors = new(schema, server.ExactUpTo);
    private readonly SemaphoreSlim creating = new(1);
    private readonly HashSet<int> indexed = [];
    private volatile bool created;

    /// <summary>The search by words.</summary>
    public PostgreSqlKeywordSearch Keywords { get; init; } = new(schema);

    public async Task ReplaceAsync(
        string tenant,
        string documentId,
        IReadOnlyList<EmbeddedChunk> chunks,
        CancellationToken cancellationToken = default
    )
    {
        ChunkCheck.OneDocument(tenant, documentId, chunks);
        bool withVectors = await CreateAsync(cancellationToken);
        if (withVectors)
        {
            await IndexAsync(chunks.SelectMany(chunk => chunk.Vectors).Select(vector => vector.Length), cancellationToken);
        }

        await using NpgsqlConnection connection = await server.Source.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await new PostgreSqlChunkWriter(schema, connection, withVectors).ReplaceAsync(
            tenant,
            documentId,
            chunks,
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
    }

    public Task DeleteAsync(string tenant, string documentId, CancellationToken cancellationToken = default) =>
        ReplaceAsync(tenant, documentId, [], cancellationToken);

    public Task<IReadOnlyList<ChunkHit>> SearchKeywordAsync(
        KeywordQuery query,
        ChunkFilter filter,
        int limit,
        CancellationToken cancellationToken = default
    ) =>
        ReadAsync(
            filter,
            async (connection, scope) =>
                await LoadAsync(
                    connection,
                    await Keywords.SearchAsync(connection, query, scope, limit, cancellationToken),
                    cancellationToken
                ),
            cancellationToken
        );

    public async Task<IReadOnlyList<ChunkHit>> SearchVectorAsync(
        ReadOnlyMemory<float> vector,
        ChunkFilter filter,
        int limit,
        CancellationToken cancellationToken = default
    ) =>
        await CreateAsync(cancellationToken)
            ? await ReadAsync(
                filter,
                async (connection, scope) =>
                    await LoadAsync(
                        connection,
                        await vectors.SearchAsync(connection, vector, scope, limit, cancellationToken),
                        cancellationToken
                    ),
                cancellationToken
            )
            : [];

    public async Task<Chunk?> GetAsync(string chunkId, ChunkFilter filter, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<Chunk> found = await ReadAsync<Chunk>(
            filter,
            async (connection, scope) =>
                await connection
                    .Command(
                        $"SELECT c.content FROM {schema}.chunk c WHERE {PostgreSqlScope.Condition} AND c.name = $4",
                        scope.Parameters(PostgreSqlKey.Of(chunkId))
                    )
                    .ReadAsync(row => ChunkJson.Read(row.GetString(0)), cancellationToken),
            cancellationToken
        );
        return found.Count == 0 ? null : found[0];
    }

    public Task<IReadOnlyList<Chunk>> GetRangeAsync(
        string documentId,
        string version,
        int first,
        int last,
        ChunkFilter filter,
        CancellationToken cancellationToken = default
    ) =>
        ReadAsync<Chunk>(
            filter,
            async (connection, scope) =>
                await connection
                    .Command(
                        $"""
                        SELECT c.content FROM {schema}.chunk c
                        WHERE {PostgreSqlScope.Condition} AND c.document = $4 AND c.version = $5 AND c.ordinal BETWEEN $6 AND $7
                        ORDER BY c.ordinal
                        """,
                        scope.Parameters(PostgreSqlKey.Of(documentId), PostgreSqlKey.Of(version), first, last)
                    )
                    .ReadAsync(row => ChunkJson.Read(row.GetString(0)), cancellationToken),
            cancellationToken
        );

    public async Task<TermStatistics?> CountAsync(
        IReadOnlyList<string> words,
        ChunkFilter filter,
        CancellationToken cancellationToken = default
    )
    {
        IReadOnlyList<TermStatistics?> counted = await ReadAsync<TermStatistics?>(
            filter,
            async (connection, scope) =>
            {
                long chunks = await scope.CountAsync(connection, $"{schema}.chunk", CountedUpTo + 1, "TRUE", cancellationToken);
                return [chunks > CountedUpTo ? null : new TermStatistics(chunks, await HoldingAsync(connection, scope))];
            },
            cancellationToken
        );
        return counted.Count == 0 ? new TermStatistics(0, new long[words.Count]) : counted[0];

        async Task<IReadOnlyList<long>> HoldingAsync(NpgsqlConnection connection, PostgreSqlScope scope) =>
            await connection
                .Command(
                    $"""
                    SELECT CASE WHEN q.query = '' THEN 0 ELSE (
                        SELECT count(*) FROM {schema}.chunk c
                        WHERE c.words @@ q.query::tsquery AND {PostgreSqlScope.Condition}) END
                    FROM unnest($4::text[]) WITH ORDINALITY q(query, place) ORDER BY q.place
                    """,
                    scope.Parameters([words.Select(word => PostgreSqlWords.AnyOf(ChunkTerms.OfWord(word))).ToArray()])
                )
                .ReadAsync(row => row.GetInt64(0), cancellationToken);
    }

    public void Dispose() => creating.Dispose();

    /// <summary>Makes the tables.</summary>
    /// <returns>Whether the server knows vectors.</returns>
    public async Task<bool> CreateAsync(CancellationToken cancellationToken)
    {
        if (!created)
        {
            await creating.WaitAsync(cancellationToken);
            try
            {
                if (!created)
                {
                    bool vector = await server.HasVectorsAsync(cancellationToken);
                    await PostgreSqlSchema.CreateAsync(server.Source, schema, vector, cancellationToken);
                    created = true;
                }
            }
            finally
            {
                creating.Release();
            }
        }

        return await server.HasVectorsAsync(cancellationToken);
    }

    private async Task IndexAsync(IEnumerable<int> dimensions, CancellationToken cancellationToken)
    {
        foreach (int size in dimensions.Distinct())
        {
            await creating.WaitAsync(cancellationToken);
            try
            {
                if (!indexed.Contains(size))
                {
                    await PostgreSqlSchema.CreateVectorIndexAsync(server.Source, schema, size, cancellationToken);
                    indexed.Add(size);
                }
            }
            finally
            {
                creating.Release();
            }
        }
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        ChunkFilter filter,
        Func<NpgsqlConnection, PostgreSqlScope, Task<IReadOnlyList<T>>> read,
        CancellationToken cancellationToken
    )
    {
        await CreateAsync(cancellationToken);
        await using NpgsqlConnection connection = await server.Source.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction moment = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead,
            cancellationToken
        );
        PostgreSqlScope? scope = await PostgreSqlScope.FindAsync(connection, schema, filter, cancellationToken);
        IReadOnlyList<T> result = scope is null ? [] : await read(connection, scope);
        await moment.CommitAsync(cancellationToken);
        return result;
    }

    private async Task<IReadOnlyList<ChunkHit>> LoadAsync(
        NpgsqlConnection connection,
        IReadOnlyList<(long Chunk, double Score)> hits,
        CancellationToken cancellationToken
    )
    {
        if (hits.Count == 0)
        {
            return [];
        }

        Dictionary<long, Chunk> chunks = (
            await connection
                .Command($"SELECT id, content FROM {schema}.chunk WHERE id = ANY($1)", hits.Select(hit => hit.Chunk).ToArray())
                .ReadAsync(row => (row.GetInt64(0), ChunkJson.Read(row.GetString(1))), cancellationToken)
        ).ToDictionary();
        return [.. hits.Select(hit => new ChunkHit(chunks[hit.Chunk], hit.Score))];
    }
}
