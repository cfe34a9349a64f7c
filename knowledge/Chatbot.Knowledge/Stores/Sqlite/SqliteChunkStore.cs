using System.Collections.Concurrent;
using Chatbot.Knowledge.Documents;
using Microsoft.Data.Sqlite;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>
/// Chunks in a SQLite file: FTS5 for words, an exact scan in memory for vectors. Several processes may use the same file;
/// each sees the others' changes with its next search. The file and its tables are created on first use.
/// </summary>
public sealed class SqliteChunkStore : IChunkStore, ITermStatistics, IDisposable
{
    private const int Readers = 4;

    private readonly string connectionString;
    private readonly SemaphoreSlim writing = new(1);
    private readonly SqliteReaderPool readers;
    private readonly ConcurrentDictionary<(long Tenant, int Dimensions), VectorIndex> indexes = new();
    private readonly KeywordSearch keywords = new();
    private readonly VisibleCounts counts = new();
    private SqliteChunkWriter? writer;

    /// <summary>A store in the file at <paramref name="path"/>; its folder must exist.</summary>
    public SqliteChunkStore(string path)
    {
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = 60,
        }.ToString();
        readers = new SqliteReaderPool(connectionString, Readers);
    }

    /// <inheritdoc />
    public async Task ReplaceAsync(
        string tenant,
        string documentId,
        IReadOnlyList<EmbeddedChunk> chunks,
        CancellationToken cancellationToken = default
    )
    {
        if (chunks.FirstOrDefault(chunk => chunk.Chunk.Tenant != tenant || chunk.Chunk.DocumentId != documentId) is { } stranger)
        {
            throw new ArgumentException(
                $"Chunk {stranger.Chunk.ChunkId} belongs to another document than {documentId}.",
                nameof(chunks)
            );
        }

        await writing.WaitAsync(cancellationToken);
        try
        {
            writer ??= new SqliteChunkWriter(connectionString);
            writer.Replace(tenant, documentId, chunks, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc />
    public Task DeleteAsync(string tenant, string documentId, CancellationToken cancellationToken = default) =>
        ReplaceAsync(tenant, documentId, [], cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ChunkHit>> SearchKeywordAsync(
        KeywordQuery query,
        ChunkFilter filter,
        int limit,
        CancellationToken cancellationToken = default
    ) =>
        ReadAsync<ChunkHit>(
            filter,
            (reader, tenant, _) => Load(reader, filter, keywords.Search(reader, query, tenant, filter, limit)),
            cancellationToken
        );

    /// <inheritdoc />
    public async Task<TermStatistics?> CountAsync(
        IReadOnlyList<string> words,
        ChunkFilter filter,
        CancellationToken cancellationToken = default
    )
    {
        IReadOnlyList<TermStatistics> counted = await ReadAsync<TermStatistics>(
            filter,
            (reader, tenant, generation) => [counts.Count(reader, words, (tenant, generation), filter)],
            cancellationToken
        );
        return counted.Count == 0 ? new TermStatistics(0, [.. words.Select(_ => 0L)]) : counted[0];
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<ChunkHit>> SearchVectorAsync(
        ReadOnlyMemory<float> vector,
        ChunkFilter filter,
        int limit,
        CancellationToken cancellationToken = default
    ) =>
        ReadAsync<ChunkHit>(
            filter,
            (reader, tenant, generation) =>
            {
                VectorIndex index = indexes.GetOrAdd((tenant, vector.Length), key => new VectorIndex(key.Tenant, key.Dimensions));
                return index.At(generation, reader) is { } snapshot
                    ? Load(reader, filter, Scan(snapshot, vector.Span, reader.ReadMask(tenant, filter), limit, reader))
                    : null;
            },
            cancellationToken
        );

    /// <inheritdoc />
    public async Task<Chunk?> GetAsync(string chunkId, ChunkFilter filter, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<Chunk> found = await ReadAsync<Chunk>(
            filter,
            (reader, tenant, _) => reader.FindChunk(chunkId, tenant, filter) is { } chunk ? [chunk] : [],
            cancellationToken
        );
        return found.Count == 0 ? null : found[0];
    }

    /// <inheritdoc />
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
            (reader, tenant, _) => reader.FindRange(documentId, version, (first, last), tenant, filter),
            cancellationToken
        );

    /// <inheritdoc />
    public void Dispose()
    {
        readers.Dispose();
        writer?.Dispose();
        writing.Dispose();
    }

    private static IEnumerable<(long, double)> Scan(
        VectorSnapshot snapshot,
        ReadOnlySpan<float> vector,
        VectorMask mask,
        int limit,
        SqliteChunkReader reader
    ) =>
        limit < 1 || mask.AccessSets.Count == 0
            ? []
            : snapshot.Search(vector, mask, limit, reader.VisitVectors).Select(hit => (hit.Chunk, (double)hit.Score));

    private static List<ChunkHit> Load(SqliteChunkReader reader, ChunkFilter filter, IEnumerable<(long Chunk, double Score)> hits)
    {
        (long Chunk, double Score)[] ranked = [.. hits];
        Dictionary<long, Chunk> chunks = reader.ReadChunks(filter.Tenant, ranked.Select(hit => hit.Chunk));
        return [.. ranked.Select(hit => new ChunkHit(chunks[hit.Chunk], hit.Score))];
    }

    /// <summary>Reads as of one moment; a null result means that the vectors in memory were ahead of it: look again.</summary>
    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        ChunkFilter filter,
        Func<SqliteChunkReader, long, long, IReadOnlyList<T>?> read,
        CancellationToken cancellationToken
    )
    {
        await CreateAsync(cancellationToken);
        return await readers.ReadAsync(
            reader =>
            {
                while (true)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    using IDisposable snapshot = reader.BeginSnapshot();
                    if (reader.FindTenant(filter.Tenant) is not { } tenant)
                    {
                        return [];
                    }

                    if (read(reader, tenant.Id, tenant.Generation) is { } result)
                    {
                        return result;
                    }
                }
            },
            cancellationToken
        );
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref writer) is not null)
        {
            return;
        }

        await writing.WaitAsync(cancellationToken);
        try
        {
            writer ??= new SqliteChunkWriter(connectionString);
        }
        finally
        {
            writing.Release();
        }
    }
}
