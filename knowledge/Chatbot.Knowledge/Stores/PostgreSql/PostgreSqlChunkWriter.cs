using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Chatbot.Knowledge.Stores.PostgreSql;

/// <summary>Replaces the chunks of a document in the transaction of a connection.</summary>
internal sealed class PostgreSqlChunkWriter(string schema, NpgsqlConnection connection, bool vectors)
{
    private const int CommandsPerBatch = 256;

    public async Task ReplaceAsync(
        string tenant,
        string documentId,
        IReadOnlyList<EmbeddedChunk> chunks,
        CancellationToken cancellationToken
    )
    {
        string tenantKey = PostgreSqlKey.Of(tenant);
        string document = PostgreSqlKey.Of(documentId);
        await connection
            .Command("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", $"{schema}/{tenantKey}/{document}")
            .RunAsync(cancellationToken);
        int tenantId = await TenantAsync(tenantKey, cancellationToken);
        List<Removed> removed = await RemoveAsync(tenantId, document, cancellationToken);
        Dictionary<string, int> access = await SetsAsync(
            ("access_set", "principals"),
            tenantId,
            chunks.Select(chunk => Principals.Of(chunk.Chunk.Access)),
            cancellationToken
        );
        Dictionary<string, int> tags = await SetsAsync(
            ("tag_set", "tags"),
            tenantId,
            chunks.Select(chunk => Principals.Tags(chunk.Chunk.Tags)),
            cancellationToken
        );
        long words = await InsertAsync(tenantId, document, chunks, access, tags, cancellationToken);
        await RemoveUnusedAsync("access_set", removed.Select(row => row.AccessSet), access.Values, cancellationToken);
        await RemoveUnusedAsync("tag_set", removed.Select(row => row.TagSet), tags.Values, cancellationToken);

        // Last, as it is the one row that all writers of a tenant change.
        await connection
            .Command(
                $"UPDATE {schema}.tenant SET chunks = chunks + $2, words = words + $3 WHERE id = $1",
                tenantId,
                (long)chunks.Count - removed.Sum(row => row.Chunks),
                words - removed.Sum(row => row.Words)
            )
            .RunAsync(cancellationToken);
    }

    private static string Identity(string[] set) => string.Join('\n', set.Select(PostgreSqlKey.Of));

    private async Task<int> TenantAsync(string tenant, CancellationToken cancellationToken)
    {
        const string Find = "SELECT id FROM {0}.tenant WHERE name = $1";
        string find = Find.Replace("{0}", schema, StringComparison.Ordinal);
        int id = await connection.Command(find, tenant).ScalarAsync<int>(cancellationToken);
        if (id != 0)
        {
            return id;
        }

        await connection
            .Command($"INSERT INTO {schema}.tenant(name) VALUES ($1) ON CONFLICT DO NOTHING", tenant)
            .RunAsync(cancellationToken);
        return await connection.Command(find, tenant).ScalarAsync<int>(cancellationToken);
    }

    private Task<List<Removed>> RemoveAsync(int tenant, string document, CancellationToken cancellationToken) =>
        connection
            .Command(
                $"""
                WITH removed AS (
                    DELETE FROM {schema}.chunk WHERE tenant = $1 AND document = $2 RETURNING access_set, tag_set, length)
                SELECT access_set, tag_set, count(*), sum(length)::bigint FROM removed GROUP BY access_set, tag_set
                """,
                tenant,
                document
            )
            .ReadAsync(row => new Removed(row.GetInt32(0), row.GetInt32(1), row.GetInt64(2), row.GetInt64(3)), cancellationToken);

    /// <summary>
    /// Row ids of the sets, made where they are missing. The rows stay locked against removal, not against each other;
    /// always in the same order, so that two writers never wait for one another.
    /// </summary>
    private async Task<Dictionary<string, int>> SetsAsync(
        (string Table, string Column) kind,
        int tenant,
        IEnumerable<string[]> sets,
        CancellationToken cancellationToken
    )
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string[] set in sets.DistinctBy(Identity).OrderBy(Identity, StringComparer.Ordinal))
        {
            byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(Identity(set)));
            int id = 0;
            while (id == 0)
            {
                id = await connection
                    .Command(
                        $"SELECT id FROM {schema}.{kind.Table} WHERE tenant = $1 AND digest = $2 FOR KEY SHARE",
                        tenant,
                        digest
                    )
                    .ScalarAsync<int>(cancellationToken);
                if (id == 0)
                {
                    await connection
                        .Command(
                            $"INSERT INTO {schema}.{kind.Table}(tenant, digest, {kind.Column}) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                            tenant,
                            digest,
                            PostgreSqlKey.Of(set)
                        )
                        .RunAsync(cancellationToken);
                }
            }

            ids.Add(Identity(set), id);
        }

        return ids;
    }

    /// <summary>Stores the chunks, and returns how many words they have.</summary>
    private async Task<long> InsertAsync(
        int tenant,
        string document,
        IReadOnlyList<EmbeddedChunk> chunks,
        Dictionary<string, int> access,
        Dictionary<string, int> tags,
        CancellationToken cancellationToken
    )
    {
        List<long> ids = await connection
            .Command($"SELECT nextval(pg_get_serial_sequence('{schema}.chunk', 'id')) FROM generate_series(1, $1)", chunks.Count)
            .ReadAsync(row => row.GetInt64(0), cancellationToken);
        long words = 0;
        await using var batch = new NpgsqlBatch(connection);
        for (int i = 0; i < chunks.Count; i++)
        {
            Documents.Chunk chunk = chunks[i].Chunk;
            var terms = ChunkTerms.Of(chunk);
            words += terms.Length;
            int accessSet = access[Identity(Principals.Of(chunk.Access))];
            int tagSet = tags[Identity(Principals.Tags(chunk.Tags))];
            Add(
                batch,
                $"""
                INSERT INTO {schema}.chunk(
                    id, tenant, access_set, tag_set, document, name, version, ordinal, length, words, content)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::tsvector, $11)
                """,
                ids[i],
                tenant,
                accessSet,
                tagSet,
                document,
                PostgreSqlKey.Of(chunk.ChunkId),
                PostgreSqlKey.Of(chunk.Version),
                chunk.Ordinal,
                terms.Length,
                PostgreSqlWords.Vector(terms),
                ChunkJson.Write(chunk)
            );
            foreach (ReadOnlyMemory<float> vector in vectors ? chunks[i].Vectors : [])
            {
                Add(
                    batch,
                    $"""
                    INSERT INTO {schema}.chunk_window(chunk, tenant, access_set, tag_set, dimensions, embedding)
                    VALUES ($1, $2, $3, $4, $5, $6::real[]::halfvec)
                    """,
                    ids[i],
                    tenant,
                    accessSet,
                    tagSet,
                    vector.Length,
                    vector.ToArray()
                );
            }

            if (batch.BatchCommands.Count >= CommandsPerBatch || (i == chunks.Count - 1 && batch.BatchCommands.Count > 0))
            {
                await batch.ExecuteNonQueryAsync(cancellationToken);
                batch.BatchCommands.Clear();
            }
        }

        return words;
    }

    /// <summary>
    /// Names of people and tags go with the last chunk that needs them. A set that another writer is about to use is locked
    /// by it and stays.
    /// </summary>
    private async Task RemoveUnusedAsync(
        string table,
        IEnumerable<int> before,
        IEnumerable<int> now,
        CancellationToken cancellationToken
    )
    {
        int[] candidates = [.. before.Except(now)];
        if (candidates.Length == 0)
        {
            return;
        }

        List<int> free = await connection
            .Command($"SELECT id FROM {schema}.{table} WHERE id = ANY($1) FOR UPDATE SKIP LOCKED", candidates)
            .ReadAsync(row => row.GetInt32(0), cancellationToken);
        await connection
            .Command(
                $"""
                DELETE FROM {schema}.{table} s
                WHERE id = ANY($1) AND NOT EXISTS (SELECT 1 FROM {schema}.chunk c WHERE c.{table} = s.id)
                """,
                free.ToArray()
            )
            .RunAsync(cancellationToken);
    }

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<object> values)
    {
#pragma warning disable CA2100 // Constants of this file with a checked schema name.
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
        foreach (object value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }

    private sealed record Removed(int AccessSet, int TagSet, long Chunks, long Words);
}
