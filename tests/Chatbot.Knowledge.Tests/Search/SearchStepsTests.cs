using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Search;
using Chatbot.Knowledge.Search.Rerankers;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Tests.Stores;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Knowledge.Tests.Search;

/// <summary>The steps of a search that settings and questions switch on.</summary>
public sealed class SearchStepsTests
{
    private static readonly string[] Topics = ["red apples", "green pears", "blue plums", "ripe figs", "sweet dates"];

    private readonly KnowledgeOptions settings = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("and for managers?", true)]
    [InlineData("What about it?", true)]
    [InlineData("When does it start?", true)]
    [InlineData("How many vacation days does a manager get?", false)]
    [InlineData("Is the travel policy that applies to trains still valid?", false)]
    public void FollowUp_LeansOnTheQuestionBefore(string question, bool expected) =>
        Assert.Equal(expected, FollowUp.IsOne(question));

    [Theory]
    [InlineData("policies from 2024", "date=2024")]
    [InlineData("what was decided in the year 2023 by Jane Doe", "date=2023 author=jane doe")]
    [InlineData("what is in the travel policy about trains", "title=travel policy")]
    [InlineData("by the way, what is new", "")]
    [InlineData("flights of 1200 km", "")]
    public void TextFilters_AreReadFromTheWords(string question, string expected) =>
        Assert.Equal(expected, string.Join(' ', TextFilters.Read(question).Select(filter => $"{filter.Tags[0]}={filter.Value}")));

    [Fact]
    public void Synonyms_WhateverTheInflection_AreAddedOnce()
    {
        var synonyms = new Synonyms(["car, automobile, motor vehicle", "holiday, vacation"]);
        Assert.Equal(["automobile", "motor vehicle"], synonyms.Of("company cars").Select(term => term.Word));
        Assert.Equal(["car", "automobile"], synonyms.Of("motor vehicles of the company").Select(term => term.Word));
        Assert.Empty(synonyms.Of("carpets"));
    }

    [Fact]
    public async Task History_WithoutModel_LendsItsWords()
    {
        var store = new FakeChunkStore();
        UnderstoodQuery understood = await Understanding(null)
            .UnderstandAsync(
                Query("and for managers?") with
                {
                    History = ["How many vacation days do I get?"],
                },
                settings.Search,
                Token
            );
        Assert.Contains("vacation", understood.Expansion.Select(term => term.Word));
        Assert.Equal("How many vacation days do I get? and for managers?", Assert.Single(understood.Meanings));
        Assert.Empty(store.Filters);
    }

    [Fact]
    public async Task History_WithModel_IsRewrittenByIt()
    {
        using var model = new AnsweringClient("How many vacation days do managers get?");
        SearchQuery query = Query("and for managers?") with { History = ["How many vacation days do I get?"] };
        UnderstoodQuery understood = await Understanding(model).UnderstandAsync(query, settings.Search, Token);
        Assert.Equal("How many vacation days do managers get?", understood.Text);

        using var broken = new AnsweringClient(null);
        understood = await Understanding(broken).UnderstandAsync(query, settings.Search, Token);
        Assert.Equal("and for managers?", understood.Text);
        Assert.NotEmpty(understood.Expansion);
    }

    [Fact]
    public async Task HypotheticalAnswer_IsSearchedForByItsVector()
    {
        using var model = new AnsweringClient("Everybody has thirty days.");
        settings.Search.Expansion = QueryExpansion.HypotheticalAnswer;
        UnderstoodQuery understood = await Understanding(model).UnderstandAsync(Query("vacation days"), settings.Search, Token);
        Assert.Equal(["vacation days", "Everybody has thirty days."], understood.Meanings);
        understood = await Understanding(null).UnderstandAsync(Query("vacation days"), settings.Search, Token);
        Assert.Equal(["vacation days"], understood.Meanings);
    }

    [Fact]
    public async Task TextFilter_Soft_PutsMatchesFirst()
    {
        var store = new FakeChunkStore { Keyword = [Hit(0, 3), Hit(1, 2.9, tags: Chunks.Tags(("date", "2024-03-01")))] };
        Assert.Equal("d1", (await SearchAsync(store, Query("fruit from 2024")))[0].DocumentId);
        settings.Search.TextFilters = TextFilterMode.Off;
        Assert.Equal("d0", (await SearchAsync(store, Query("fruit from 2024")))[0].DocumentId);
    }

    [Fact]
    public async Task TextFilter_Hard_IsAppliedInTheStoreAndOnlyNarrows()
    {
        settings.Search.TextFilters = TextFilterMode.Hard;
        var store = new FakeChunkStore { Keyword = [Hit(0, 3), Hit(1, 2, tags: Chunks.Tags(("date", "2024-03-01")))] };
        await SearchAsync(store, Query("fruit from 2024") with { Tags = Chunks.Tags(("kind", "policy")) });
        ChunkFilter last = store.Filters[^1];
        Assert.Equal(["2024-03-01"], last.Tags["date"]);
        Assert.Equal(["policy"], last.Tags["kind"]);
    }

    [Fact]
    public async Task MinScore_CutsWhatIsFarBehind()
    {
        settings.Search.MinScore = 0.5;
        var store = new FakeChunkStore { Keyword = [Hit(0, 10), Hit(1, 9), Hit(2, 1)] };
        Assert.Equal(["d0", "d1"], (await SearchAsync(store, Query("fruit"))).Select(passage => passage.DocumentId));
    }

    [Fact]
    public async Task Diversity_PrefersWhatWasNotSaidYet()
    {
        settings.Search.Diversity = 0.6;
        settings.Search.FeedbackWeight = 0;
        var store = new FakeChunkStore
        {
            Keyword =
            [
                Hit(0, 10, "red apples grow here"),
                Hit(1, 9.9, "red apples grow there"),
                Hit(2, 9, "blue plums ripen late"),
            ],
        };
        Assert.Equal(["d0", "d2", "d1"], (await SearchAsync(store, Query("fruit"))).Select(passage => passage.DocumentId));
    }

    [Fact]
    public async Task Order_Diversity_TakesTurnsAmongDocuments()
    {
        settings.Search.Order = PassageOrder.Diversity;
        settings.Search.FeedbackWeight = 0;
        var store = new FakeChunkStore
        {
            Keyword =
            [
                new ChunkHit(Chunks.Of("a", Topics[0], 0), 10),
                new ChunkHit(Chunks.Of("a", Topics[1], 9), 9),
                new ChunkHit(Chunks.Of("b", Topics[2], 0), 8),
            ],
        };
        Assert.Equal(["a", "b", "a"], (await SearchAsync(store, Query("fruit"))).Select(passage => passage.DocumentId));
    }

    [Fact]
    public async Task Recency_LiftsTheLater()
    {
        settings.Search.FeedbackWeight = 0;
        var store = new FakeChunkStore
        {
            Keyword = [Hit(0, 10, tags: Chunks.Tags(("date", "2020"))), Hit(1, 9.9, tags: Chunks.Tags(("date", "2026-01-31")))],
        };
        Assert.Equal("d0", (await SearchAsync(store, Query("fruit")))[0].DocumentId);
        settings.Search.RecencyWeight = 0.2;
        Assert.Equal("d1", (await SearchAsync(store, Query("fruit")))[0].DocumentId);
        settings.Search.RecencyWeight = 0;
        settings.Search.Order = PassageOrder.Recency;
        Assert.Equal("d1", (await SearchAsync(store, Query("fruit")))[0].DocumentId);
    }

    [Fact]
    public async Task Parent_IsReadInsteadOfItsChunks_AndOnce()
    {
        var parent = new ChunkParent("the whole section about fruit", 0, 29, 4, 6);
        var store = new FakeChunkStore
        {
            Keyword =
            [
                new ChunkHit(Chunks.Of("a", Topics[0], 0) with { Parent = parent }, 3),
                new ChunkHit(Chunks.Of("a", Topics[1], 1) with { Parent = parent }, 2),
            ],
        };
        Passage passage = Assert.Single(await SearchAsync(store, Query("fruit")));
        Assert.Equal((parent.Text, 4, 29), (passage.Text, passage.Page, passage.End));
    }

    [Fact]
    public async Task Reranker_OrdersWhatItReads_AndItsFailureChangesNothing()
    {
        var store = new FakeChunkStore { Keyword = [Hit(0, 10), Hit(1, 9.9), Hit(2, 9.8)] };
        settings.Search.FeedbackWeight = 0;
        settings.Search.RerankDepth = 2;
        settings.Search.Reranker = RerankerKind.Model;
        using var model = new AnsweringClient("2, 1");
        using var broken = new AnsweringClient(null);
        Assert.Equal(["d1", "d0", "d2"], await RankAsync(store, [new ModelReranker(model)]));
        Assert.Equal(["d0", "d1", "d2"], await RankAsync(store, [new ModelReranker(broken)]));
    }

    private async Task<string[]> RankAsync(FakeChunkStore store, IPassageReranker[] rerankers)
    {
        var search = new HybridSearch(store, FakeEmbeddings.Same, settings, rerankers, NullLogger<HybridSearch>.Instance);
        return [.. (await search.SearchAsync(Query("fruit"), Token)).Passages.Select(passage => passage.DocumentId)];
    }

    private async Task<IReadOnlyList<Passage>> SearchAsync(FakeChunkStore store, SearchQuery query)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        var search = new HybridSearch(
            Understanding(null),
            new CandidateRetrieval(store, FakeEmbeddings.Same, NullLogger.Instance),
            new CandidateRanking(store, clock),
            new Reranking([], NullLogger<Reranking>.Instance),
            new PassageAssembly(store),
            settings
        );
        return (await search.SearchAsync(query, Token)).Passages;
    }

    private static QueryUnderstanding Understanding(IChatClient? model) => new(model, NullLogger<QueryUnderstanding>.Instance);

    private static SearchQuery Query(string text) =>
        new()
        {
            Tenant = "t",
            Text = text,
            Audience = Audience.Of("ann"),
        };

    private static ChunkHit Hit(
        int number,
        double score,
        string? text = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? tags = null
    ) => new(Chunks.Of($"d{number}", text ?? Topics[number]) with { Tags = tags ?? Chunks.Tags() }, score);

    /// <summary>Says one thing, or fails.</summary>
    private sealed class AnsweringClient(string? reply) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) =>
            reply is null
                ? throw new HttpRequestException("down")
                : Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply)));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
