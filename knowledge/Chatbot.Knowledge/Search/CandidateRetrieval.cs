using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Stores;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Search;

/// <summary>Finds candidates by words and by vectors; both are filtered inside the store.</summary>
internal sealed partial class CandidateRetrieval(
    IChunkStore store,
    IEmbeddingGenerator<string, Embedding<float>> embeddings,
    ILogger logger
)
{
    public async Task<CandidatePool> FindAsync(
        UnderstoodQuery query,
        SearchMode mode,
        ChunkFilter filter,
        int depth,
        CancellationToken cancellationToken
    )
    {
        CandidatePool pool = await FindOnceAsync(query, mode, filter, depth, cancellationToken);

        // A document was replaced between the two lists: the second look sees one version.
        return pool.MixesVersions ? await FindOnceAsync(query, mode, filter, depth, cancellationToken) : pool;
    }

    private async Task<CandidatePool> FindOnceAsync(
        UnderstoodQuery query,
        SearchMode mode,
        ChunkFilter filter,
        int depth,
        CancellationToken cancellationToken
    )
    {
        // Both sides compute rather than wait, so one of them needs a thread of its own to run beside the other.
        Task<IReadOnlyList<ChunkHit>> similar = Task.Run(
            () => FindSimilarAsync(query, mode, filter, depth, cancellationToken),
            cancellationToken
        );
        IReadOnlyList<ChunkHit> keyword =
            mode == SearchMode.Vector
                ? []
                : await store.SearchKeywordAsync(
                    new KeywordQuery(query.Text) { Expansion = query.Expansion },
                    filter,
                    depth,
                    cancellationToken
                );
        return new CandidatePool(keyword, await similar);
    }

    private async Task<IReadOnlyList<ChunkHit>> FindSimilarAsync(
        UnderstoodQuery query,
        SearchMode mode,
        ChunkFilter filter,
        int depth,
        CancellationToken cancellationToken
    )
    {
        if (mode == SearchMode.Keyword)
        {
            return [];
        }

        var best = new Dictionary<string, ChunkHit>(StringComparer.Ordinal);
        foreach (ReadOnlyMemory<float> vector in await EmbedAsync(query, mode, cancellationToken))
        {
            if (!vector.Span.ContainsAnyExcept(0f))
            {
                continue;
            }

            foreach (ChunkHit hit in await store.SearchVectorAsync(vector, filter, depth, cancellationToken))
            {
                if (!best.TryGetValue(hit.Chunk.ChunkId, out ChunkHit? known) || known.Score < hit.Score)
                {
                    best[hit.Chunk.ChunkId] = hit;
                }
            }
        }

        return
        [
            .. best
                .Values.OrderByDescending(hit => hit.Score)
                .ThenBy(hit => hit.Chunk.ChunkId, StringComparer.Ordinal)
                .Take(depth),
        ];
    }

    /// <summary>A search by both sides goes on by words alone when the embedding service fails.</summary>
    private async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(
        UnderstoodQuery query,
        SearchMode mode,
        CancellationToken cancellationToken
    )
    {
        try
        {
            GeneratedEmbeddings<Embedding<float>> vectors = await embeddings.GenerateAsync(
                query.Meanings,
                EmbeddingPurpose.Question(),
                cancellationToken
            );
            return [.. vectors.Select(vector => vector.Vector)];
        }
        catch (Exception exception) when (mode != SearchMode.Vector && !cancellationToken.IsCancellationRequested)
        {
            LogEmbeddingFailed(exception);
            return [];
        }
    }

    [LoggerMessage(
        EventId = 2101,
        Level = LogLevel.Warning,
        Message = "The question could not be embedded; the search goes on by keywords."
    )]
    private partial void LogEmbeddingFailed(Exception exception);
}
