using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Search;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Tests.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Knowledge.Tests.Search;

public sealed class HybridSearchTests
{
    private static readonly string[] Words = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi".Split(
        ' '
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_Hybrid_IsLedByWordsAndHelpedByVectors()
    {
        var store = new FakeChunkStore
        {
            Keyword = [Hit("a", 12), Hit("b", 11.95), Hit("c", 2)],
            Vector = [Hit("b", 0.9), Hit("a", 0.88), Hit("d", 0.2)],
        };
        SearchResult result = await Search(store).SearchAsync(Query(), Token);

        Assert.Equal(["b", "a"], result.Passages.Take(2).Select(passage => passage.DocumentId));
        Passage second = result.Passages[1];
        Assert.Equal((12, 0.88), (second.KeywordScore, second.VectorScore));
        Assert.Null(result.Passages.Single(passage => passage.DocumentId == "d").KeywordScore);
        Assert.Null(result.Passages.Single(passage => passage.DocumentId == "c").VectorScore);
    }

    [Fact]
    public async Task Search_QuestionInOtherWords_IsLedByVectors()
    {
        var store = new FakeChunkStore { Vector = [Hit("b", 0.9), Hit("c", 0.5), Hit("a", 0.1)] };
        SearchResult result = await Search(store).SearchAsync(Query(), Token);
        Assert.Equal(["b", "c", "a"], result.Passages.Select(passage => passage.DocumentId));
    }

    [Fact]
    public async Task Search_ReciprocalRanks_CountPlacesOnly()
    {
        var settings = new KnowledgeOptions();
        settings.Search.Fusion = ScoreFusion.ReciprocalRank;
        settings.Search.FeedbackWeight = 0;
        var store = new FakeChunkStore { Keyword = [Hit("a", 12), Hit("b", 1)], Vector = [Hit("b", 0.9), Hit("c", 0.1)] };
        var search = new HybridSearch(store, FakeEmbeddings.Same, settings, [], NullLogger<HybridSearch>.Instance);
        SearchResult result = await search.SearchAsync(Query(), Token);
        Assert.Equal(["b", "a", "c"], result.Passages.Select(passage => passage.DocumentId));
        Assert.Equal((1.0 / 62) + (1.0 / 61), result.Passages[0].Score, 9);
    }

    [Fact]
    public async Task Search_Explain_TellsOfEveryCandidateWhyItWasKeptOrCut()
    {
        string text = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{i}"));
        var store = new FakeChunkStore { Keyword = [Hit("a", 3, text), Hit("copy", 2, text), Hit("b", 1), Hit("c", 0.5)] };
        SearchResult result = await Search(store).SearchAsync(Query() with { Explain = true, Limit = 2 }, Token);
        Assert.NotNull(result.Explanation);
        Assert.Equal(
            ["among the best", "says the same as a better one", "among the best", "beyond the limit"],
            result.Explanation.Hits.Select(hit => hit.Reason)
        );
        Assert.Equal([1, 2, 3, 4], result.Explanation.Hits.Select(hit => hit.KeywordRank));
        Assert.Equal(
            result.Passages.Select(one => one.ChunkId),
            result.Explanation.Hits.Where(hit => hit.Kept).Select(hit => hit.ChunkId)
        );
        Assert.Null((await Search(store).SearchAsync(Query(), Token)).Explanation);
    }

    [Theory]
    [InlineData(SearchMode.Keyword, "a")]
    [InlineData(SearchMode.Vector, "b")]
    public async Task Search_OneMode_UsesOneListOnly(SearchMode mode, string expected)
    {
        var store = new FakeChunkStore { Keyword = [Hit("a", 1)], Vector = [Hit("b", 1)] };
        var embeddings = new FakeEmbeddings(_ => Chunks.Axis(0));
        SearchResult result = await Search(store, embeddings).SearchAsync(Query() with { Mode = mode }, Token);
        Assert.Equal(expected, Assert.Single(result.Passages).DocumentId);
        Assert.Equal(mode == SearchMode.Keyword ? 0 : 1, embeddings.Calls);
    }

    [Fact]
    public async Task Search_NearDuplicates_KeepsTheBestOfThem()
    {
        string text = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{i}"));
        var store = new FakeChunkStore
        {
            Keyword =
            [
                Hit("a", 3, text),
                Hit("copy", 2, $"{text} end"),
                Hit("other", 1, text.Replace("word1", "term1", StringComparison.Ordinal)),
            ],
        };
        SearchResult result = await Search(store).SearchAsync(Query(), Token);
        Assert.Equal(["a", "other"], result.Passages.Select(passage => passage.DocumentId));
    }

    [Fact]
    public async Task Search_TokenBudget_SkipsWhatDoesNotFit()
    {
        var store = new FakeChunkStore { Keyword = [Hit("a", 3, tokens: 60), Hit("b", 2, tokens: 60), Hit("c", 1, tokens: 40)] };
        SearchResult result = await Search(store).SearchAsync(Query() with { TokenBudget = 100 }, Token);
        Assert.Equal(["a", "c"], result.Passages.Select(passage => passage.DocumentId));
        Assert.Equal(2, (await Search(store).SearchAsync(Query() with { Limit = 2 }, Token)).Passages.Count);
    }

    [Fact]
    public async Task Search_EmbeddingFails_HybridGoesOnByWordsAndVectorFails()
    {
        var store = new FakeChunkStore { Keyword = [Hit("a", 1)], Vector = [Hit("b", 1)] };
        HybridSearch search = Search(store, new FakeEmbeddings(_ => throw new InvalidOperationException("down")));
        Assert.Equal("a", Assert.Single((await search.SearchAsync(Query(), Token)).Passages).DocumentId);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            search.SearchAsync(Query() with { Mode = SearchMode.Vector }, Token)
        );
    }

    [Fact]
    public async Task Search_EmptyQuestionAudienceOrLimit_FindsNothingAndAsksNobody()
    {
        var store = new FakeChunkStore { Keyword = [Hit("a", 1)] };
        HybridSearch search = Search(store);
        Assert.Empty((await search.SearchAsync(Query() with { Text = " \n" }, Token)).Passages);
        Assert.Empty((await search.SearchAsync(Query() with { Audience = new Audience([]) }, Token)).Passages);
        Assert.Empty((await search.SearchAsync(Query() with { Limit = 0 }, Token)).Passages);
        Assert.Empty(store.Filters);
    }

    [Fact]
    public async Task Search_Filter_IsPassedToTheStoreUnchanged()
    {
        var store = new FakeChunkStore();
        SearchQuery query = Query() with { Tags = Chunks.Tags(("kind", "policy")) };
        await Search(store).SearchAsync(query, Token);
        Assert.Equal(2, store.Filters.Count);
        Assert.All(
            store.Filters,
            filter =>
            {
                Assert.Equal(query.Tenant, filter.Tenant);
                Assert.Same(query.Audience, filter.Audience);
                Assert.Same(query.Tags, filter.Tags);
            }
        );
    }

    private static HybridSearch Search(FakeChunkStore store, FakeEmbeddings? embeddings = null) =>
        new(store, embeddings ?? FakeEmbeddings.Same, NullLogger<HybridSearch>.Instance);

    private static SearchQuery Query() =>
        new()
        {
            Tenant = "t",
            Text = "question",
            Audience = Audience.Of("ann"),
        };

    private static ChunkHit Hit(string id, double score, string? text = null, int tokens = 10)
    {
        string own = text ?? string.Join(' ', Words.Select(word => $"{word}{id}"));
        return new ChunkHit(Chunks.Of(id, own) with { Tokens = tokens }, score);
    }
}
