using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Microsoft.Data.Sqlite;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>The write connection with its prepared statements; used by one caller at a time.</summary>
internal sealed class SqliteChunkWriter : IDisposable
{
    /// <summary>Removals that other processes may still have to catch up with; who is further behind loads anew.</summary>
    private const int KeptRemovals = 100_000;

    private readonly SqliteStatements statements;

    public SqliteChunkWriter(string connectionString)
    {
        statements = new SqliteStatements(connectionString, SqliteChunkSchema.OpenWriter + SqliteChunkSchema.Create);
    }

    public void Replace(
        string tenant,
        string documentId,
        IReadOnlyList<EmbeddedChunk> chunks,
        CancellationToken cancellationToken
    )
    {
        using SqliteTransaction transaction = statements.Begin(deferred: false);
        long tenantId = AdvanceTenant(tenant);
        Remove(tenantId, documentId);
        foreach (EmbeddedChunk chunk in chunks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Insert(tenantId, chunk);
        }

        RemoveUnusedSets(tenantId);
        transaction.Commit();
    }

    public void Dispose() => statements.Dispose();

    private long AdvanceTenant(string tenant) =>
        statements.Scalar(
            """
            INSERT INTO chunk_tenant(name, generation) VALUES ($name, 1)
            ON CONFLICT(name) DO UPDATE SET generation = generation + 1 RETURNING id
            """,
            ("$name", tenant)
        );

    private void Remove(long tenant, string documentId)
    {
        const string OfDocument = "SELECT id FROM chunk WHERE tenant = $tenant AND document_id = $document";
        (string, object?)[] key = [("$tenant", tenant), ("$document", documentId)];
        statements.Run($"INSERT INTO chunk_removed(tenant, chunk) SELECT $tenant, id FROM ({OfDocument})", key);
        statements.Run($"DELETE FROM chunk_terms WHERE rowid IN ({OfDocument})", key);
        statements.Run($"DELETE FROM chunk_windows WHERE chunk IN ({OfDocument})", key);
        statements.Run($"DELETE FROM chunk_content WHERE id IN ({OfDocument})", key);
        statements.Run("DELETE FROM chunk WHERE tenant = $tenant AND document_id = $document", key);
        statements.Run(
            "DELETE FROM chunk_removed WHERE seq <= (SELECT max(seq) FROM chunk_removed) - $kept",
            ("$kept", KeptRemovals)
        );
    }

    private void Insert(long tenant, EmbeddedChunk embedded)
    {
        Chunk chunk = embedded.Chunk;
        long id = statements.Scalar(
            """
            INSERT INTO chunk(tenant, access_set, tag_set, document_id, chunk_id)
            VALUES ($tenant, $access, $tags, $document, $chunk) RETURNING id
            """,
            ("$tenant", tenant),
            ("$access", AccessSet(tenant, chunk.Access)),
            ("$tags", TagSet(tenant, chunk.Tags)),
            ("$document", chunk.DocumentId),
            ("$chunk", chunk.ChunkId)
        );
        statements.Run(
            """
            INSERT INTO chunk_content(
                id, version, ordinal, title, title_path, text, page, start_char, end_char, tokens, source_url, language,
                parent)
            VALUES (
                $id, $version, $ordinal, $title, $path, $text, $page, $start, $end, $tokens, $url, $language, $parent)
            """,
            ("$id", id),
            ("$version", chunk.Version),
            ("$ordinal", chunk.Ordinal),
            ("$title", chunk.Title),
            ("$path", JsonSerializer.Serialize([.. chunk.TitlePath], SqliteJsonContext.Default.StringArray)),
            ("$text", chunk.Text),
            ("$page", chunk.Page),
            ("$start", chunk.Start),
            ("$end", chunk.End),
            ("$tokens", chunk.Tokens),
            ("$url", chunk.SourceUrl),
            ("$language", chunk.Language),
            (
                "$parent",
                chunk.Parent is null ? null : JsonSerializer.Serialize(chunk.Parent, SqliteJsonContext.Default.ChunkParent)
            )
        );
        IndexWords(id, IndexedWords.Of(chunk));
        if (embedded.Vectors.Count > 0)
        {
            InsertWindows(id, embedded.Vectors[0].Length, StoredWindows.Of(embedded.Vectors));
        }
    }

    private void InsertWindows(long chunk, int dimensions, byte[] windows) =>
        statements.Run(
            "INSERT INTO chunk_windows(chunk, dimensions, data) VALUES ($chunk, $dimensions, $data)",
            ("$chunk", chunk),
            ("$dimensions", dimensions),
            ("$data", windows)
        );

    private void IndexWords(long id, IndexedWords words) =>
        statements.Run(
            "INSERT INTO chunk_terms(rowid, title, heading, body, bigrams) VALUES ($id, $title, $heading, $body, $bigrams)",
            ("$id", id),
            ("$title", words.Title),
            ("$heading", words.Heading),
            ("$body", words.Body),
            ("$bigrams", words.Bigrams)
        );

    private long AccessSet(long tenant, AccessList access)
    {
        const string Find = "SELECT id FROM chunk_access_set WHERE tenant = $tenant AND principals = $set";
        (string, object?)[] key = [("$tenant", tenant), ("$set", SqliteFilterSql.Access(access))];
        long id = statements.Scalar(Find, key);
        if (id != 0)
        {
            return id;
        }

        id = statements.Scalar("INSERT INTO chunk_access_set(tenant, principals) VALUES ($tenant, $set) RETURNING id", key);
        statements.Run(
            """
            INSERT INTO chunk_access(tenant, principal, access_set)
            SELECT s.tenant, p.value, s.id FROM chunk_access_set s, json_each(s.principals) p WHERE s.id = $id
            """,
            ("$id", id)
        );
        return id;
    }

    private long TagSet(long tenant, IReadOnlyDictionary<string, IReadOnlyList<string>> tags)
    {
        const string Find = "SELECT id FROM chunk_tag_set WHERE tenant = $tenant AND tags = $set";
        (string, object?)[] key = [("$tenant", tenant), ("$set", SqliteFilterSql.Tags(tags))];
        long id = statements.Scalar(Find, key);
        if (id != 0)
        {
            return id;
        }

        id = statements.Scalar("INSERT INTO chunk_tag_set(tenant, tags) VALUES ($tenant, $set) RETURNING id", key);
        statements.Run(
            """
            INSERT INTO chunk_tag(tenant, name, value, tag_set)
            SELECT s.tenant, n.key, v.value, s.id FROM chunk_tag_set s, json_each(s.tags) n, json_each(n.value) v WHERE s.id = $id
            """,
            ("$id", id)
        );
        return id;
    }

    /// <summary>Names of people and tags go with the last chunk that needs them.</summary>
    private void RemoveUnusedSets(long tenant)
    {
        (string, object?) key = ("$tenant", tenant);
        const string Access = """
            SELECT id FROM chunk_access_set s
            WHERE s.tenant = $tenant AND NOT EXISTS (SELECT 1 FROM chunk c WHERE c.access_set = s.id)
            """;
        const string Tags = """
            SELECT id FROM chunk_tag_set s
            WHERE s.tenant = $tenant AND NOT EXISTS (SELECT 1 FROM chunk c WHERE c.tag_set = s.id)
            """;
        statements.Run($"DELETE FROM chunk_access WHERE access_set IN ({Access})", key);
        statements.Run($"DELETE FROM chunk_access_set WHERE id IN ({Access})", key);
        statements.Run($"DELETE FROM chunk_tag WHERE tag_set IN ({Tags})", key);
        statements.Run($"DELETE FROM chunk_tag_set WHERE id IN ({Tags})", key);
    }
}
