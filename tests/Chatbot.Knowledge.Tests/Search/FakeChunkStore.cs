using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Tests.Search;

/// <summary>Answers every search with the lists that the test sets.</summary>
internal sealed class FakeChunkStore : IChunkStore
{
    public IReadOnlyList<ChunkHit> Keyword { get; init; } = [];

    public IReadOnlyList<ChunkHit> Vector { get; init; } = [];

    public List<ChunkFilter> Filters { get; } = [];

    public Task<IReadOnlyList<ChunkHit>> SearchKeywordAsync(
        KeywordQuery query,
        ChunkFilter filter,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        Filters.Add(filter);
        return Task.FromResult(Keyword);
    }

    public Task<IReadOnlyList<ChunkHit>> SearchVectorAsync(
        ReadOnlyMemory<float> vector,
        ChunkFilter filter,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        Filters.Add(filter);
        return Task.FromResult(Vector);
    }

    public Task ReplaceAsync(
        string tenant,
        string documentId,
        IReadOnlyList<EmbeddedChunk> chunks,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public Task DeleteAsync(string tenant, string documentId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<Chunk?> GetAsync(string chunkId, ChunkFilter filter, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Chunk>> GetRangeAsync(
        string documentId,
        string version,
        int first,
        int last,
        ChunkFilter filter,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();
}
