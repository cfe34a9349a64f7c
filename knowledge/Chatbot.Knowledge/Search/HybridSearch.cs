using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Search;

/// <summary>
/// Finds the best passages for a question: keyword and vector lists of the store, fused, without near-duplicates, cut to
/// the limit and the token budget. Thread-safe.
/// </summary>
internal sealed partial class HybridSearch(
    IChunkStore store,
    IEmbeddingGenerator<string, Embedding<float>> embeddings,
    ILogger<HybridSearch> logger
) : IPassageSearch
{
    /// <summary>How deep the lists are that are fused.</summary>
    private const int Depth = 100;

    /// <summary>The best passages that every reader of the audience may see, best first.</summary>
    public async Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default)
    {
        if (query.Limit < 1 || query.Audience.Readers.Count == 0 || string.IsNullOrWhiteSpace(query.Text))
        {
            return new SearchResult([]);
        }

        var filter = new ChunkFilter(query.Tenant, query.Audience, TagsOf(query));
        IReadOnlyList<FusedHit> hits = await FindAsync(query, filter, cancellationToken);
        if (MixesVersions(hits))
        {
            // A document was replaced between the two lists: the second look sees one version.
            hits = await FindAsync(query, filter, cancellationToken);
        }

        return new SearchResult([.. Select(hits, query).Select(hit => hit.ToPassage())]);
    }

    private async Task<IReadOnlyList<FusedHit>> FindAsync(
        SearchQuery query,
        ChunkFilter filter,
        CancellationToken cancellationToken
    )
    {
        int depth = Math.Max(Depth, query.Limit);
        // Started first: where threads allow, it runs beside the search by words.
        Task<IReadOnlyList<ChunkHit>> similar = FindSimilarAsync(query, filter, depth, cancellationToken);
        IReadOnlyList<ChunkHit> keyword =
            query.Mode == SearchMode.Vector
                ? []
                : await store.SearchKeywordAsync(new KeywordQuery(query.Text), filter, depth, cancellationToken);
        return ScoreFusion.Fuse(keyword, await similar);
    }

    private async Task<IReadOnlyList<ChunkHit>> FindSimilarAsync(
        SearchQuery query,
        ChunkFilter filter,
        int depth,
        CancellationToken cancellationToken
    )
    {
        if (query.Mode == SearchMode.Keyword)
        {
            return [];
        }

        ReadOnlyMemory<float> vector = await EmbedAsync(query, cancellationToken);
        return vector.Span.ContainsAnyExcept(0f) ? await store.SearchVectorAsync(vector, filter, depth, cancellationToken) : [];
    }

    /// <summary>A hybrid search goes on by words alone when the embedding service fails.</summary>
    private async Task<ReadOnlyMemory<float>> EmbedAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await embeddings.GenerateVectorAsync(query.Text, cancellationToken: cancellationToken);
        }
        catch (Exception exception) when (query.Mode == SearchMode.Hybrid && !cancellationToken.IsCancellationRequested)
        {
            LogEmbeddingFailed(exception);
            return ReadOnlyMemory<float>.Empty;
        }
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> TagsOf(SearchQuery query) =>
        query.Collections.Count == 0
            ? query.Tags
            : new Dictionary<string, IReadOnlyList<string>>(query.Tags, StringComparer.Ordinal)
            {
                [Collections.TagName] = query.Collections,
            };

    private static bool MixesVersions(IReadOnlyList<FusedHit> hits) =>
        hits.GroupBy(hit => hit.Chunk.DocumentId, StringComparer.Ordinal)
            .Any(document => document.Select(hit => hit.Chunk.Version).Distinct(StringComparer.Ordinal).Skip(1).Any());

    private static IEnumerable<FusedHit> Select(IReadOnlyList<FusedHit> hits, SearchQuery query)
    {
        var duplicates = new NearDuplicates();
        int taken = 0;
        int tokens = 0;
        foreach (FusedHit hit in hits)
        {
            if (taken == query.Limit)
            {
                yield break;
            }

            if (tokens + hit.Chunk.Tokens > query.TokenBudget || !duplicates.TryAccept(hit.Chunk.Text))
            {
                continue;
            }

            taken++;
            tokens += hit.Chunk.Tokens;
            yield return hit;
        }
    }

    [LoggerMessage(
        EventId = 2101,
        Level = LogLevel.Warning,
        Message = "The question could not be embedded; the search goes on by keywords."
    )]
    private partial void LogEmbeddingFailed(Exception exception);
}
