using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Ingestion.Spaces;

/// <summary>
/// The index that is searched, whichever that is at the moment. While its vectors come from another model than this process
/// has, it finds nothing by vectors: a comparison would mean nothing.
/// </summary>
internal sealed class LiveChunkStore(SpaceDirectory directory, IChunkStores stores) : IChunkStore
{
    public async Task ReplaceAsync(
        string tenant,
        string documentId,
        IReadOnlyList<EmbeddedChunk> chunks,
        CancellationToken cancellationToken = default
    ) => await (await OpenAsync(cancellationToken)).ReplaceAsync(tenant, documentId, chunks, cancellationToken);

    public async Task DeleteAsync(string tenant, string documentId, CancellationToken cancellationToken = default) =>
        await (await OpenAsync(cancellationToken)).DeleteAsync(tenant, documentId, cancellationToken);

    public async Task<IReadOnlyList<ChunkHit>> SearchKeywordAsync(
        KeywordQuery query,
        ChunkFilter filter,
        int limit,
        CancellationToken cancellationToken = default
    ) => await (await OpenAsync(cancellationToken)).SearchKeywordAsync(query, filter, limit, cancellationToken);

    public async Task<IReadOnlyList<ChunkHit>> SearchVectorAsync(
        ReadOnlyMemory<float> vector,
        ChunkFilter filter,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        var spaces = await directory.GetAsync(cancellationToken);
        return directory.HasSameVectors(spaces)
            ? await stores.Open(spaces.Live).SearchVectorAsync(vector, filter, limit, cancellationToken)
            : [];
    }

    public async Task<Chunk?> GetAsync(string chunkId, ChunkFilter filter, CancellationToken cancellationToken = default) =>
        await (await OpenAsync(cancellationToken)).GetAsync(chunkId, filter, cancellationToken);

    public async Task<IReadOnlyList<Chunk>> GetRangeAsync(
        string documentId,
        string version,
        int first,
        int last,
        ChunkFilter filter,
        CancellationToken cancellationToken = default
    ) => await (await OpenAsync(cancellationToken)).GetRangeAsync(documentId, version, first, last, filter, cancellationToken);

    private async ValueTask<IChunkStore> OpenAsync(CancellationToken cancellationToken) =>
        stores.Open((await directory.GetAsync(cancellationToken)).Live);
}
