using System.Collections.Concurrent;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Tests.Ingestion;

/// <summary>A chunk store in a dictionary, with a hook before every write.</summary>
internal sealed class InMemoryChunkStore : IChunkStore
{
    private readonly ConcurrentDictionary<(string Tenant, string DocumentId), IReadOnlyList<EmbeddedChunk>> _documents = new();
    private int _writes;

    public Func<string, Task> BeforeWrite { get; set; } = _ => Task.CompletedTask;

    public int Writes => _writes;

    public IReadOnlyList<EmbeddedChunk> Of(string tenant, string documentId) =>
        _documents.TryGetValue((tenant, documentId), out var chunks) ? chunks : [];

    public async Task ReplaceAsync(
        string tenant,
        string documentId,
        IReadOnlyList<EmbeddedChunk> chunks,
        CancellationToken cancellationToken = default
    )
    {
        await BeforeWrite(documentId).WaitAsync(cancellationToken);
        Interlocked.Increment(ref _writes);
        _documents[(tenant, documentId)] = chunks;
    }

    public Task DeleteAsync(string tenant, string documentId, CancellationToken cancellationToken = default)
    {
        _documents.TryRemove((tenant, documentId), out _);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ChunkHit>> SearchKeywordAsync(
        KeywordQuery query,
        ChunkFilter filter,
        int limit,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult<IReadOnlyList<ChunkHit>>([
            .. Visible(filter)
                .Where(chunk => chunk.Text.Contains(query.Text, StringComparison.OrdinalIgnoreCase))
                .Take(limit)
                .Select(chunk => new ChunkHit(chunk, 1)),
        ]);

    public Task<IReadOnlyList<ChunkHit>> SearchVectorAsync(
        ReadOnlyMemory<float> vector,
        ChunkFilter filter,
        int limit,
        CancellationToken cancellationToken = default
    ) => Task.FromResult<IReadOnlyList<ChunkHit>>([]);

    public Task<Chunk?> GetAsync(string chunkId, ChunkFilter filter, CancellationToken cancellationToken = default) =>
        Task.FromResult(Visible(filter).FirstOrDefault(chunk => chunk.ChunkId == chunkId));

    public Task<IReadOnlyList<Chunk>> GetRangeAsync(
        string documentId,
        string version,
        int first,
        int last,
        ChunkFilter filter,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult<IReadOnlyList<Chunk>>([
            .. Visible(filter)
                .Where(chunk => chunk.DocumentId == documentId && chunk.Version == version)
                .Where(chunk => chunk.Ordinal >= first && chunk.Ordinal <= last)
                .OrderBy(chunk => chunk.Ordinal),
        ]);

    private IEnumerable<Chunk> Visible(ChunkFilter filter) =>
        _documents
            .Where(entry => entry.Key.Tenant == filter.Tenant)
            .SelectMany(entry => entry.Value.Select(embedded => embedded.Chunk))
            .Where(chunk =>
                filter.Audience.Readers.Count > 0
                && filter.Audience.Readers.All(reader =>
                    chunk.Access.Principals.Any(principal =>
                        principal == AccessList.EveryonePrincipal
                        || principal == $"user:{reader.UserId}"
                        || reader.Groups.Any(group => principal == $"group:{group}")
                    )
                )
            );
}
