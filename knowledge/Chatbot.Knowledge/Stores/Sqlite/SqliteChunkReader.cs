using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>One read connection with its prepared statements; used by one caller at a time.</summary>
internal sealed class SqliteChunkReader : IDisposable
{
    private const string Columns = """
        c.id, c.chunk_id, c.document_id, a.principals, t.tags, d.version, d.ordinal, d.title, d.title_path, d.text, d.page,
        d.start_char, d.end_char, d.tokens, d.source_url, d.language, d.parent
        """;

    private const string Joins = """
        JOIN chunk_content d ON d.id = c.id
        JOIN chunk_access_set a ON a.id = c.access_set
        JOIN chunk_tag_set t ON t.id = c.tag_set
        """;

    private const string KeywordHits = $"""
        SELECT c.id, -bm25(chunk_terms, $title, $heading, 1.0, 1.0) AS score
        FROM chunk_terms
        JOIN chunk c ON c.id = chunk_terms.rowid
        WHERE chunk_terms MATCH $words AND {SqliteFilterSql.Condition}
        ORDER BY score DESC, c.id
        LIMIT $limit
        """;

    private readonly SqliteStatements statements;

    public SqliteChunkReader(string connectionString) =>
        statements = new SqliteStatements(connectionString, SqliteChunkSchema.OpenReader);

    /// <summary>All that is read until the result is disposed belongs to one moment.</summary>
    public IDisposable BeginSnapshot() => statements.Begin(deferred: true);

    /// <summary>The tenant's row id and generation, or null for an unknown tenant.</summary>
    public (long Id, long Generation)? FindTenant(string name)
    {
        using SqliteDataReader row = statements.Query(
            "SELECT id, generation FROM chunk_tenant WHERE name = $name",
            ("$name", name)
        );
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1)) : null;
    }

    /// <summary>The largest row id of a chunk: an upper bound for their number.</summary>
    public long LastChunk() => statements.Scalar("SELECT max(id) FROM chunk");

    /// <summary>How many chunks hold a word, in all tenants.</summary>
    public long CountWord(string quotedWord) =>
        statements.Scalar("SELECT count(*) FROM chunk_terms WHERE chunk_terms MATCH $words", ("$words", quotedWord));

    /// <summary>How many chunks the filter sees; <paramref name="most"/> stands for more.</summary>
    public long CountVisible(long tenant, ChunkFilter filter, int most) =>
        statements.Scalar(
            $"SELECT count(*) FROM (SELECT 1 FROM chunk c WHERE {SqliteFilterSql.Condition} LIMIT $most)",
            ("$tenant", tenant),
            ("$readers", SqliteFilterSql.Readers(filter.Audience)),
            ("$tags", SqliteFilterSql.Tags(filter.Tags)),
            ("$most", most)
        );

    /// <summary>How many of the chunks that the filter sees match, and the first and last row id of those counted.</summary>
    public (long Count, long First, long Last) CountVisibleMatches(string expression, long tenant, ChunkFilter filter, int most)
    {
        using SqliteDataReader row = statements.Query(
            $"""
            SELECT count(*), min(id), max(id) FROM (
                SELECT c.id AS id FROM chunk_terms JOIN chunk c ON c.id = chunk_terms.rowid
                WHERE chunk_terms MATCH $words AND {SqliteFilterSql.Condition} LIMIT $most)
            """,
            ("$words", expression),
            ("$tenant", tenant),
            ("$readers", SqliteFilterSql.Readers(filter.Audience)),
            ("$tags", SqliteFilterSql.Tags(filter.Tags)),
            ("$most", most)
        );
        return row.Read() && row.GetInt64(0) > 0 ? (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)) : (0, 0, 0);
    }

    /// <summary>Row ids and BM25 scores, best first.</summary>
    public IReadOnlyList<(long Chunk, double Score)> MatchWords(
        string expression,
        long tenant,
        ChunkFilter filter,
        KeywordWeights weights,
        int limit
    )
    {
        using SqliteDataReader row = statements.Query(
            KeywordHits,
            ("$words", expression),
            ("$tenant", tenant),
            ("$readers", SqliteFilterSql.Readers(filter.Audience)),
            ("$tags", SqliteFilterSql.Tags(filter.Tags)),
            ("$limit", limit),
            ("$title", weights.Title),
            ("$heading", weights.Heading)
        );
        var hits = new List<(long, double)>();
        while (row.Read())
        {
            hits.Add((row.GetInt64(0), row.GetDouble(1)));
        }

        return hits;
    }

    public VectorMask ReadMask(long tenant, ChunkFilter filter)
    {
        HashSet<int> access = ReadIds(
            SqliteFilterSql.AllowedAccessSets,
            ("$tenant", tenant),
            ("$readers", SqliteFilterSql.Readers(filter.Audience))
        );
        HashSet<int>? tags =
            filter.Tags.Count == 0
                ? null
                : ReadIds(SqliteFilterSql.AllowedTagSets, ("$tenant", tenant), ("$tags", SqliteFilterSql.Tags(filter.Tags)));
        return new VectorMask(access, tags);
    }

    public RemovalLog ReadRemovals(long tenant, long after)
    {
        using SqliteDataReader row = statements.Query(
            "SELECT chunk FROM chunk_removed WHERE tenant = $tenant AND seq > $after",
            ("$tenant", tenant),
            ("$after", after)
        );
        var chunks = new HashSet<long>();
        while (row.Read())
        {
            chunks.Add(row.GetInt64(0));
        }

        long oldest = statements.Scalar("SELECT min(seq) FROM chunk_removed");
        long last = statements.Scalar("SELECT max(seq) FROM chunk_removed");
        return new RemovalLog(chunks, Math.Max(after, last), oldest > after + 1);
    }

    /// <summary>Rows of chunk, access set, tag set and <see cref="StoredWindows"/>, in the order of chunks.</summary>
    public SqliteDataReader ReadVectors(long tenant, long afterChunk, int dimensions) =>
        statements.Query(
            """
            SELECT c.id, c.access_set, c.tag_set, w.data
            FROM chunk c CROSS JOIN chunk_windows w ON w.chunk = c.id
            WHERE c.id > $after AND c.tenant = $tenant AND w.dimensions = $dimensions
            ORDER BY c.id
            """,
            ("$after", afterChunk),
            ("$tenant", tenant),
            ("$dimensions", dimensions)
        );

    /// <summary>Shows every vector of these chunks that has so many components.</summary>
    public void VisitVectors(IReadOnlyCollection<long> chunks, int dimensions, VectorVisitor visit)
    {
        using SqliteDataReader row = statements.Query(
            """
            SELECT w.chunk, w.data FROM json_each($ids) wanted CROSS JOIN chunk_windows w ON w.chunk = wanted.value
            WHERE w.dimensions = $dimensions
            """,
            ("$ids", JsonSerializer.Serialize([.. chunks.Order()], SqliteJsonContext.Default.Int64Array)),
            ("$dimensions", dimensions)
        );
        while (row.Read())
        {
            foreach (StoredWindow window in new StoredWindows(BytesOf(row, 1), dimensions))
            {
                visit(row.GetInt64(0), window.Scale, window.Vector);
            }
        }
    }

    /// <summary>The chunks of these row ids.</summary>
    public Dictionary<long, Chunk> ReadChunks(string tenant, IEnumerable<long> ids)
    {
        using SqliteDataReader row = statements.Query(
            $"SELECT {Columns} FROM json_each($ids) wanted CROSS JOIN chunk c ON c.id = wanted.value {Joins}",
            ("$ids", JsonSerializer.Serialize([.. ids], SqliteJsonContext.Default.Int64Array))
        );
        var chunks = new Dictionary<long, Chunk>();
        var sets = new SqliteSetCache();
        while (row.Read())
        {
            chunks.Add(row.GetInt64(0), SqliteChunkMapper.Read(row, tenant, sets));
        }

        return chunks;
    }

    public Chunk? FindChunk(string chunkId, long tenant, ChunkFilter filter)
    {
        using SqliteDataReader row = statements.Query(
            $"SELECT {Columns} FROM chunk c {Joins} WHERE c.chunk_id = $chunk AND {SqliteFilterSql.Condition}",
            ("$chunk", chunkId),
            ("$tenant", tenant),
            ("$readers", SqliteFilterSql.Readers(filter.Audience)),
            ("$tags", SqliteFilterSql.Tags(filter.Tags))
        );
        return row.Read() ? SqliteChunkMapper.Read(row, filter.Tenant, new SqliteSetCache()) : null;
    }

    public IReadOnlyList<Chunk> FindRange(
        string documentId,
        string version,
        (int First, int Last) ordinals,
        long tenant,
        ChunkFilter filter
    )
    {
        using SqliteDataReader row = statements.Query(
            $"""
            SELECT {Columns} FROM chunk c {Joins}
            WHERE c.document_id = $document AND d.version = $version AND d.ordinal BETWEEN $first AND $last
                AND {SqliteFilterSql.Condition}
            ORDER BY d.ordinal
            """,
            ("$document", documentId),
            ("$version", version),
            ("$first", ordinals.First),
            ("$last", ordinals.Last),
            ("$tenant", tenant),
            ("$readers", SqliteFilterSql.Readers(filter.Audience)),
            ("$tags", SqliteFilterSql.Tags(filter.Tags))
        );
        var chunks = new List<Chunk>();
        var sets = new SqliteSetCache();
        while (row.Read())
        {
            chunks.Add(SqliteChunkMapper.Read(row, filter.Tenant, sets));
        }

        return chunks;
    }

    /// <summary>A vector where SQLite holds it, valid until the next row: millions are read, none is worth a copy.</summary>
    public static ReadOnlySpan<byte> BytesOf(SqliteDataReader row, int column) => raw.sqlite3_column_blob(row.Handle, column);

    public void Dispose() => statements.Dispose();

    private HashSet<int> ReadIds(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var ids = new HashSet<int>();
        using SqliteDataReader row = statements.Query(sql, parameters);
        while (row.Read())
        {
            ids.Add(row.GetInt32(0));
        }

        return ids;
    }
}
