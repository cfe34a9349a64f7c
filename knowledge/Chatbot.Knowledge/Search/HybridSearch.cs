using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Knowledge.Search;

/// <summary>
/// Finds the best passages for a question. The steps in order: understand, find by words and by vectors, rank, rerank,
/// select, assemble, explain. Thread-safe.
/// </summary>
internal sealed class HybridSearch(
    QueryUnderstanding understanding,
    CandidateRetrieval retrieval,
    CandidateRanking ranking,
    Reranking reranking,
    PassageAssembly assembly,
    KnowledgeOptions settings
) : IPassageSearch
{
    /// <summary>A search with default settings and neither model nor reranker.</summary>
    public HybridSearch(IChunkStore store, IEmbeddingGenerator<string, Embedding<float>> embeddings, ILogger<HybridSearch> logger)
        : this(store, embeddings, new KnowledgeOptions(), [], logger) { }

    /// <summary>A search with these settings and rerankers, without a model.</summary>
    public HybridSearch(
        IChunkStore store,
        IEmbeddingGenerator<string, Embedding<float>> embeddings,
        KnowledgeOptions settings,
        IEnumerable<IPassageReranker> rerankers,
        ILogger<HybridSearch> logger
    )
        : this(
            new QueryUnderstanding(null, NullLogger<QueryUnderstanding>.Instance),
            new CandidateRetrieval(store, embeddings, logger),
            new CandidateRanking(store, TimeProvider.System),
            new Reranking(rerankers, NullLogger<Reranking>.Instance),
            new PassageAssembly(store),
            settings
        ) { }

    /// <summary>The best passages that every reader of the audience may see, best first.</summary>
    public async Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default)
    {
        if (query.Limit < 1 || query.Audience.Readers.Count == 0 || string.IsNullOrWhiteSpace(query.Text))
        {
            return new SearchResult([]);
        }

        SearchOptions options = OptionsOf(query);
        UnderstoodQuery understood = await understanding.UnderstandAsync(query, options, cancellationToken);
        ChunkFilter filter = FilterOf(query);
        int depth = Math.Max(options.Depth, query.Limit);
        CandidatePool pool = await retrieval.FindAsync(understood, query.Mode, filter, depth, cancellationToken);
        pool = await NarrowAsync(pool, understood, query, filter, options, cancellationToken);
        CandidateOrder order = await ranking.RankAsync(pool, understood, query.Mode, filter, options, cancellationToken);
        IReadOnlyList<Candidate> ranked =
            query.Mode == SearchMode.Hybrid
                ? await reranking.RerankAsync(understood.Text, order.Ranked, options, cancellationToken)
                : order.Ranked;
        IReadOnlyList<Candidate> chosen = PassageSelection.Select(ranked, query, options);
        IReadOnlyList<Passage> passages = await assembly.AssembleAsync(
            chosen,
            filter,
            query.TokenBudget,
            options.Neighbours,
            cancellationToken
        );
        return new SearchResult(passages)
        {
            Explanation = query.Explain ? SearchExplainer.Explain(understood, order, ranked) : null,
        };
    }

    /// <summary>A filter in the words of the question is applied in the store, with the very tag values that visible chunks have.</summary>
    private async Task<CandidatePool> NarrowAsync(
        CandidatePool pool,
        UnderstoodQuery understood,
        SearchQuery query,
        ChunkFilter filter,
        SearchOptions options,
        CancellationToken cancellationToken
    )
    {
        if (options.TextFilters != TextFilterMode.Hard || understood.Filters.Count == 0)
        {
            return pool;
        }

        var tags = new Dictionary<string, IReadOnlyList<string>>(filter.Tags, StringComparer.Ordinal);
        foreach (TextFilter wanted in understood.Filters)
        {
            IGrouping<string, string>? values = pool
                .All.SelectMany(one => wanted.ValuesIn(one.Chunk.Tags))
                .GroupBy(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal)
                .FirstOrDefault();
            if (values is not null)
            {
                // A tag that the caller filters by already is only ever narrowed.
                string[] found = [.. values.Distinct(StringComparer.Ordinal)];
                tags[values.Key] = tags.TryGetValue(values.Key, out IReadOnlyList<string>? asked)
                    ? [.. found.Intersect(asked)]
                    : found;
            }
        }

        if (tags.Count == filter.Tags.Count)
        {
            return pool;
        }

        int depth = Math.Max(options.Depth, query.Limit);
        CandidatePool narrowed = await retrieval.FindAsync(
            understood,
            query.Mode,
            filter with
            {
                Tags = tags,
            },
            depth,
            cancellationToken
        );
        return narrowed.All.Count > 0 ? narrowed : pool;
    }

    private SearchOptions OptionsOf(SearchQuery query) =>
        query.Collections.Count == 1
        && settings.Collections.TryGetValue(query.Collections[0], out CollectionOptions? collection)
        && collection.Search is { } own
            ? own
            : settings.Search;

    private static ChunkFilter FilterOf(SearchQuery query) =>
        new(
            query.Tenant,
            query.Audience,
            query.Collections.Count == 0
                ? query.Tags
                : new Dictionary<string, IReadOnlyList<string>>(query.Tags, StringComparer.Ordinal)
                {
                    [Collections.TagName] = query.Collections,
                }
        );
}
