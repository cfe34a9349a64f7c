using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Tests.Stores;

/// <summary>What every chunk store must do.</summary>
public abstract partial class ChunkStoreConformanceTests
{
    private static readonly Audience Ann = Audience.Of("ann", "staff");

    /// <summary>The spaces of the engine; the suite uses <c>main</c> and <c>other</c>.</summary>
    protected abstract IChunkStores Stores { get; }

    protected IChunkStore Store => Stores.Open("main");

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SearchKeyword_WordInText_FindsTheChunkWithAllItsFields()
    {
        Chunk chunk = Chunks.Of("d1", "Employees book their trains before flights.") with
        {
            Title = "Travel policy",
            TitlePath = ["Booking", "Trains"],
            Page = 3,
            Start = 10,
            End = 53,
            Tokens = 7,
            SourceUrl = "/files/travel.pdf",
            Language = "en",
            Parent = new ChunkParent("Before. Employees book their trains before flights. After.", 2, 61, 3, 11),
            Tags = Chunks.Tags(("kind", "policy"), ("year", "2026")),
            Access = new AccessList(["group:staff", "user:bob"]),
        };
        await Store.ReplaceAsync("t", "d1", [Chunks.Embed(chunk)], Token);

        ChunkHit hit = Assert.Single(await Store.SearchKeywordAsync(new("train booking"), Chunks.Filter("t", Ann), 10, Token));
        Assert.True(hit.Score > 0);
        Assert.Equivalent(chunk, hit.Chunk, strict: true);
        Assert.Equivalent(chunk, await Store.GetAsync(chunk.ChunkId, Chunks.Filter("t", Ann), Token), strict: true);
    }

    [Fact]
    public async Task GetRange_GivesTheNeighboursOfOneVersionInOrder()
    {
        EmbeddedChunk[] chunks =
        [
            .. Enumerable.Range(0, 6).Select(ordinal => Chunks.Embed(Chunks.Of("d1", $"Part {ordinal}.", ordinal))),
        ];
        await Store.ReplaceAsync("t", "d1", chunks, Token);
        await AddAsync("t", "d2", "Part of another document.");
        Chunk third = chunks[2].Chunk;

        IReadOnlyList<Chunk> range = await Store.GetRangeAsync("d1", third.Version, 1, 3, Chunks.Filter("t", Ann), Token);

        Assert.Equal([1, 2, 3], range.Select(chunk => chunk.Ordinal));
        Assert.Equal(3, (await Store.GetRangeAsync("d1", third.Version, 3, 99, Chunks.Filter("t", Ann), Token)).Count);
        Assert.Empty(await Store.GetRangeAsync("d1", "another version", 0, 9, Chunks.Filter("t", Ann), Token));
        Assert.Empty(await Store.GetRangeAsync("d1", third.Version, 0, 9, Chunks.Filter("other", Ann), Token));
    }

    [Theory]
    [InlineData("vacations", "A vacation needs approval.")]
    [InlineData("APPROVED", "It was approved.")]
    [InlineData("resume", "Send your résumé.")]
    [InlineData("naïve", "A naive approach.")]
    [InlineData("company policy", "The company’s policies are here.")]
    [InlineData("2.5", "It costs 2.5 euros.")]
    [InlineData("首都", "東京は日本の首都です。")]
    [InlineData("東", "東京は日本の首都です。")]
    [InlineData("日本の首都はどこですか", "東京は日本の首都です。")]
    [InlineData("机器学习", "我们使用机器学习模型。")]
    [InlineData("휴가", "직원은 휴가를 신청합니다.")]
    [InlineData("ｆｕｌｌｗｉｄｔｈ", "Typed in fullwidth letters.")]
    public async Task SearchKeyword_OtherFormOfTheWord_FindsTheChunk(string question, string text)
    {
        await AddAsync("t", "d1", text);
        await AddAsync("t", "d2", "Something entirely different, etwas ganz anderes.");
        IReadOnlyList<ChunkHit> hits = await Store.SearchKeywordAsync(new(question), Chunks.Filter("t", Ann), 10, Token);
        Assert.Equal("d1", Assert.Single(hits).Chunk.DocumentId);
    }

    [Theory]
    [InlineData("Handbook")]
    [InlineData("onboarding")]
    public async Task SearchKeyword_WordInTitleOrHeading_FindsTheChunk(string question)
    {
        Chunk chunk = Chunks.Of("d1", "Text of its own.") with { Title = "Handbook", TitlePath = ["Onboarding"] };
        await Store.ReplaceAsync("t", "d1", [Chunks.Embed(chunk)], Token);
        Assert.Single(await Store.SearchKeywordAsync(new(question), Chunks.Filter("t", Ann), 10, Token));
    }

    [Theory]
    [MemberData(nameof(HostileQuestions))]
    public async Task SearchKeyword_HostileText_NeverThrows(string question)
    {
        await AddAsync("t", "d1", "A plain text about NEAR misses and AND gates.");
        IReadOnlyList<ChunkHit> hits = await Store.SearchKeywordAsync(new(question), Chunks.Filter("t", Ann), 10, Token);
        Assert.True(hits.Count <= 1);
    }

    public static TheoryData<string> HostileQuestions =>
        [
            "",
            " ",
            "\"",
            "\"unbalanced AND (NEAR",
            "a AND OR NOT *",
            "NEAR(a b, 3)",
            "title : gates",
            "^text",
            "-text",
            "te\0xt",
            "the of and",
            "' OR 1=1 --",
            "{title body} : x",
            "\uD800",
            "x\uDC00y",
            "日",
            "🎉🎉",
            "*",
            new string('(', 5_000),
            new string('"', 100_000),
            string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"w{i}")),
            new string('a', 100_000),
            new string('日', 100_000),
        ];

    /// <summary>Whether words of the expansion count what their weight says; FTS5 knows no weights of words.</summary>
    protected virtual bool WeighsTheExpansion => true;

    [Fact]
    public async Task SearchKeyword_Expansion_FindsMoreAndCountsLess()
    {
        await AddAsync("t", "synonym", "An automobile is parked here.");
        await AddAsync("t", "word", "A car is parked here.");
        await AddAsync("t", "neither", "A bicycle is parked there.");
        var query = new KeywordQuery("car") { Expansion = [new WeightedTerm("automobiles", 0.3)] };

        IReadOnlyList<ChunkHit> hits = await Store.SearchKeywordAsync(query, Chunks.Filter("t", Ann), 10, Token);

        Assert.Equal(["synonym", "word"], DocumentIds(hits));
        if (WeighsTheExpansion)
        {
            Assert.Equal("word", hits[0].Chunk.DocumentId);
        }
    }

    [Theory]
    [InlineData("de", "Häuser", "Das Haus der Abteilung wird renoviert.")]
    [InlineData("fr", "nationales", "Une fête national est fériée.")]
    [InlineData("es", "trabajadores", "El trabajador pide vacaciones.")]
    public async Task SearchKeyword_OtherLanguage_FindsByItsOwnStems(string language, string question, string text)
    {
        Chunk chunk = Chunks.Of("d1", text) with { Language = language };
        await Store.ReplaceAsync("t", "d1", [Chunks.Embed(chunk)], Token);
        Assert.Single(await Store.SearchKeywordAsync(new(question), Chunks.Filter("t", Ann), 10, Token));
    }

    [Fact]
    public async Task Count_WhereTheStoreCanTell_CountsOnlyWhatTheReaderSees()
    {
        if (Store is not ITermStatistics statistics)
        {
            return;
        }

        await AddAsync("t", "d1", "alpha beta");
        await AddAsync("t", "d2", "alphas gamma");
        Chunk hidden = Chunks.Of("d3", "alpha beta") with { Access = new AccessList(["user:bob"]) };
        await Store.ReplaceAsync("t", "d3", [Chunks.Embed(hidden)], Token);

        TermStatistics? counts = await statistics.CountAsync(["alpha", "beta", "zeta", "\0"], Chunks.Filter("t", Ann), Token);

        Assert.NotNull(counts);
        Assert.Equal(2, counts.Chunks);
        Assert.Equal([2, 1, 0, 0], counts.Holding);
        TermStatistics? nothing = await statistics.CountAsync(["alpha"], Chunks.Filter("t", new Audience([])), Token);
        Assert.Equal(0, nothing?.Chunks ?? 0);
    }

    [Fact]
    public async Task SearchKeyword_OnlyStopWords_StillFindsThem()
    {
        await AddAsync("t", "d1", "To be or not to be.");
        Assert.Single(await Store.SearchKeywordAsync(new("to be or not to be"), Chunks.Filter("t", Ann), 10, Token));
    }

    [Fact]
    public async Task SearchKeyword_RareWord_RanksAboveFrequentWord()
    {
        for (int i = 0; i < 20; i++)
        {
            await AddAsync("t", $"common{i}", "The report describes the report of a report.");
        }

        await AddAsync("t", "rare", "The report names the zeppelin among other things and other words.");
        IReadOnlyList<ChunkHit> hits = await Store.SearchKeywordAsync(new("zeppelin report"), Chunks.Filter("t", Ann), 3, Token);
        Assert.Equal(3, hits.Count);
        Assert.Equal("rare", hits[0].Chunk.DocumentId);
        Assert.True(hits.Zip(hits.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score));
    }

    [Fact]
    public async Task SearchVector_SeveralWindows_BestWindowCounts()
    {
        await Store.ReplaceAsync("t", "d1", [new EmbeddedChunk(Chunks.Of("d1", "one"), [Chunks.Axis(0), Chunks.Axis(5)])], Token);
        await Store.ReplaceAsync("t", "d2", [new EmbeddedChunk(Chunks.Of("d2", "two"), [Chunks.Axis(1), Chunks.Axis(2)])], Token);
        IReadOnlyList<ChunkHit> hits = await Store.SearchVectorAsync(Chunks.Axis(5), Chunks.Filter("t", Ann), 10, Token);
        Assert.Equal(["d1", "d2"], hits.Select(hit => hit.Chunk.DocumentId));
        Assert.Equal(1, hits[0].Score, 0.005);
        Assert.Equal(0, hits[1].Score, 0.005);
    }

    /// <summary>Documents of 100 vectors that are compared; an engine that takes long to write gets fewer.</summary>
    protected virtual int DocumentsOfVectors => 30;

    [Fact]
    public async Task SearchVector_ManyVectors_AgreesWithExactCosine()
    {
        var random = new Random(7);
        float[][] vectors = [.. Enumerable.Range(0, DocumentsOfVectors * 100).Select(_ => Chunks.RandomVector(random))];
        for (int document = 0; document < DocumentsOfVectors; document++)
        {
            string id = $"d{document}";
            EmbeddedChunk[] chunks =
            [
                .. Enumerable
                    .Range(0, 100)
                    .Select(i => new EmbeddedChunk(Chunks.Of(id, $"text {i}", i), [vectors[(document * 100) + i]])),
            ];
            await Store.ReplaceAsync("t", id, chunks, Token);
        }

        int found = 0;
        for (int round = 0; round < 20; round++)
        {
            float[] query = Chunks.RandomVector(random);
            HashSet<string> exact =
            [
                .. Enumerable
                    .Range(0, vectors.Length)
                    .OrderByDescending(i => Chunks.Cosine(query, vectors[i]))
                    .Take(10)
                    .Select(i => $"d{i / 100}#{i % 100}"),
            ];
            IReadOnlyList<ChunkHit> hits = await Store.SearchVectorAsync(query, Chunks.Filter("t", Ann), 10, Token);
            found += hits.Count(hit => exact.Contains(hit.Chunk.ChunkId));
        }

        Assert.True(found >= 198, $"{found} of 200");
    }

    [Fact]
    public async Task SearchVector_OtherDimension_FindsNothing()
    {
        await AddAsync("t", "d1", "text");
        Assert.Empty(await Store.SearchVectorAsync(new float[] { 1, 0, 0 }, Chunks.Filter("t", Ann), 10, Token));
    }

    [Fact]
    public async Task Replace_NewVersion_ServesOnlyTheNewOne()
    {
        await AddAsync("t", "d1", "The old wording about zebras.");
        _ = await Store.SearchVectorAsync(Chunks.Axis(0), Chunks.Filter("t", Ann), 10, Token);
        Chunk replacement = Chunks.Of("d1", "The new wording about lions.") with { ChunkId = "d1-v2", Version = "v2" };
        await Store.ReplaceAsync("t", "d1", [new EmbeddedChunk(replacement, [Chunks.Axis(1)])], Token);

        ChunkFilter filter = Chunks.Filter("t", Ann);
        Assert.Empty(await Store.SearchKeywordAsync(new("zebras"), filter, 10, Token));
        Assert.Equal("d1-v2", Assert.Single(await Store.SearchKeywordAsync(new("wording"), filter, 10, Token)).Chunk.ChunkId);
        Assert.Equal("d1-v2", Assert.Single(await Store.SearchVectorAsync(Chunks.Axis(0), filter, 10, Token)).Chunk.ChunkId);
        Assert.Null(await Store.GetAsync("d1#0", filter, Token));
    }

    [Fact]
    public async Task Replace_FailsHalfWay_KeepsTheOldVersion()
    {
        await AddAsync("t", "d1", "The old wording.");
        Chunk twice = Chunks.Of("d1", "new");
        await Assert.ThrowsAnyAsync<Exception>(() =>
            Store.ReplaceAsync("t", "d1", [Chunks.Embed(twice), Chunks.Embed(twice)], Token)
        );
        Assert.Single(await Store.SearchKeywordAsync(new("wording"), Chunks.Filter("t", Ann), 10, Token));
        Assert.Single(await Store.SearchVectorAsync(Chunks.Axis(0), Chunks.Filter("t", Ann), 10, Token));
    }

    [Fact]
    public async Task Replace_ChunkOfAnotherDocumentOrTenant_IsRefused()
    {
        EmbeddedChunk chunk = Chunks.Embed(Chunks.Of("d1", "text"));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ReplaceAsync("t", "d2", [chunk], Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ReplaceAsync("other", "d1", [chunk], Token));
    }

    [Fact]
    public async Task Delete_Document_RemovesItEverywhereAndLeavesOthers()
    {
        await AddAsync("t", "d1", "alpha text");
        await AddAsync("t", "d2", "alpha words");
        await AddAsync("other", "d1", "alpha elsewhere");
        await Store.DeleteAsync("t", "d1", Token);
        await Store.DeleteAsync("t", "unknown", Token);

        Assert.Equal(
            "d2",
            Assert.Single(await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("t", Ann), 10, Token)).Chunk.DocumentId
        );
        Assert.Equal(
            "d2",
            Assert.Single(await Store.SearchVectorAsync(Chunks.Axis(0), Chunks.Filter("t", Ann), 10, Token)).Chunk.DocumentId
        );
        Assert.Single(await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("other", Ann), 10, Token));
    }

    [Fact]
    public async Task Search_WhileADocumentIsReplaced_SeesTheOldSetOrTheNewOne()
    {
        const int ChunksPerVersion = 20;
        await Store.ReplaceAsync("t", "d1", Version(0), Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task writer = Task.Run(
            async () =>
            {
                for (int version = 1; version <= 30; version++)
                {
                    await Store.ReplaceAsync("t", "d1", Version(version), Token);
                }

                await stop.CancelAsync();
            },
            Token
        );
        while (!stop.IsCancellationRequested)
        {
            IReadOnlyList<ChunkHit> words = await Store.SearchKeywordAsync(new("same"), Chunks.Filter("t", Ann), 100, Token);
            IReadOnlyList<ChunkHit> vectors = await Store.SearchVectorAsync(Chunks.Axis(0), Chunks.Filter("t", Ann), 100, Token);
            Assert.Equal(ChunksPerVersion, words.Count);
            Assert.Single(words.Select(hit => hit.Chunk.Version).Distinct());
            Assert.Equal(ChunksPerVersion, vectors.Count);
            Assert.Single(vectors.Select(hit => hit.Chunk.Version).Distinct());
        }

        await writer;

        static EmbeddedChunk[] Version(int version) =>
            [
                .. Enumerable
                    .Range(0, ChunksPerVersion)
                    .Select(i =>
                        Chunks.Embed(
                            Chunks.Of("d1", "same text", i) with
                            {
                                ChunkId = $"v{version}#{i}",
                                Version = $"v{version}",
                            }
                        )
                    ),
            ];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Search_LimitBelowOne_FindsNothing(int limit)
    {
        await AddAsync("t", "d1", "alpha");
        Assert.Empty(await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("t", Ann), limit, Token));
        Assert.Empty(await Store.SearchVectorAsync(Chunks.Axis(0), Chunks.Filter("t", Ann), limit, Token));
    }

    [Fact]
    public async Task Search_UnknownTenant_FindsNothing()
    {
        Assert.Empty(await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("nobody", Ann), 10, Token));
        Assert.Empty(await Store.SearchVectorAsync(Chunks.Axis(0), Chunks.Filter("nobody", Ann), 10, Token));
        Assert.Null(await Store.GetAsync("d1#0", Chunks.Filter("nobody", Ann), Token));
    }

    private Task AddAsync(
        string tenant,
        string documentId,
        string text,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? tags = null
    )
    {
        Chunk chunk = Chunks.Of(documentId, text) with { Tenant = tenant, Tags = tags ?? Chunks.Tags() };
        return Store.ReplaceAsync(tenant, documentId, [Chunks.Embed(chunk)], Token);
    }
}
