using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Tests.Stores;

public abstract partial class ChunkStoreConformanceTests
{
    [Fact]
    public async Task Open_TwoSpaces_DoNotSeeEachOther()
    {
        ChunkFilter filter = Chunks.Filter("t", Ann);
        await AddAsync("t", "d1", "alpha here");
        IChunkStore other = Stores.Open("other");
        Assert.Empty(await other.SearchKeywordAsync(new("alpha"), filter, 10, Token));
        await other.ReplaceAsync("t", "d1", [Chunks.Embed(Chunks.Of("d1", "alpha there"))], Token);
        await other.ReplaceAsync("t", "d2", [Chunks.Embed(Chunks.Of("d2", "alpha there"))], Token);

        Assert.Equal("alpha here", Assert.Single(await Store.SearchKeywordAsync(new("alpha"), filter, 10, Token)).Chunk.Text);
        Assert.Single(await Store.SearchVectorAsync(Chunks.Axis(0), filter, 10, Token));
        Assert.Equal(2, (await other.SearchVectorAsync(Chunks.Axis(0), filter, 10, Token)).Count);
        await Store.DeleteAsync("t", "d1", Token);
        Assert.NotNull(await other.GetAsync("d1#0", filter, Token));
        Assert.Same(other, Stores.Open("other"));
    }

    [Fact]
    public async Task Drop_Space_RemovesItAndLeavesTheOthers()
    {
        ChunkFilter filter = Chunks.Filter("t", Ann);
        await AddAsync("t", "d1", "alpha here");
        await Stores.Open("other").ReplaceAsync("t", "d2", [Chunks.Embed(Chunks.Of("d2", "alpha there"))], Token);

        await Stores.DropAsync("other", Token);
        await Stores.DropAsync("neverthere", Token);

        Assert.Single(await Store.SearchKeywordAsync(new("alpha"), filter, 10, Token));
        IChunkStore again = Stores.Open("other");
        Assert.Empty(await again.SearchKeywordAsync(new("alpha"), filter, 10, Token));
        Assert.Empty(await again.SearchVectorAsync(Chunks.Axis(0), filter, 10, Token));
        await again.ReplaceAsync("t", "d3", [Chunks.Embed(Chunks.Of("d3", "alpha again"))], Token);
        Assert.Single(await again.SearchVectorAsync(Chunks.Axis(0), filter, 10, Token));
    }

    [Theory]
    [InlineData("it's; DROP TABLE chunk; --")]
    [InlineData("a=b%3D\"c\"|d,e;f")]
    [InlineData("../..//x\\y?z#0&k")]
    [InlineData("日本 🎉 \u202Eكتاب\u0301")]
    [InlineData("{\"$ne\": \"\"}")]
    [InlineData("*")]
    public async Task Replace_HostileNames_AreOnlyNames(string name)
    {
        Chunk chunk = Chunks.Of(name, "alpha", tenant: name) with
        {
            Version = name,
            Tags = Chunks.Tags((name, name)),
            Access = new AccessList([$"user:{name}", $"group:{name}"]),
        };
        await Store.ReplaceAsync(name, name, [Chunks.Embed(chunk)], Token);
        await AddAsync("t", "d1", "alpha");

        var filter = new ChunkFilter(name, Audience.Of(name), Chunks.Tags((name, name)));
        ChunkHit hit = Assert.Single(await Store.SearchKeywordAsync(new("alpha"), filter, 10, Token));
        Assert.Equivalent(chunk, hit.Chunk, strict: true);
        Assert.Single(await Store.SearchVectorAsync(Chunks.Axis(0), filter, 10, Token));
        Assert.NotNull(await Store.GetAsync($"{name}#0", filter, Token));
        Assert.Single(await Store.GetRangeAsync(name, name, 0, 0, filter, Token));
        Assert.Empty(await Store.SearchKeywordAsync(new("alpha"), filter with { Audience = Audience.Of("x") }, 10, Token));
        Assert.Empty(await Store.SearchKeywordAsync(new("alpha"), filter with { Tags = Chunks.Tags((name, "x")) }, 10, Token));
        await Store.DeleteAsync(name, name, Token);
        Assert.Empty(await Store.SearchKeywordAsync(new("alpha"), filter, 10, Token));
    }

    [Fact]
    public async Task Search_TagsThatJoinToTheSameText_AreDifferent()
    {
        await AddAsync("t", "d1", "alpha", Chunks.Tags(("a=b", "c")));
        await AddAsync("t", "d2", "alpha", Chunks.Tags(("a", "b=c")));
        Assert.Equal(["d1"], await DocumentsAsync(("a=b", ["c"])));
        Assert.Equal(["d2"], await DocumentsAsync(("a", ["b=c"])));
    }

    [Theory]
    [InlineData("Line\r\nline\ttab\u00A0nbsp \u2028 alpha 🏴󠁧󠁢󠁳󠁣󠁴󠁿 e\u0301 ﷽ עברית")]
    [InlineData("alpha \u0001\u001F control")]
    [InlineData("  alpha  ")]
    public async Task Replace_AnyText_IsGivenBackAsItWas(string text)
    {
        await AddAsync("t", "d1", text);
        ChunkHit hit = Assert.Single(await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("t", Ann), 10, Token));
        Assert.Equal(text, hit.Chunk.Text);
    }

    /// <summary>Different words of a chunk that are found; an engine may have a limit of its own.</summary>
    protected virtual int WordsOfALongChunk => 16_000;

    [Fact]
    public async Task Replace_VeryLongChunk_IsStoredAndFound()
    {
        string text = string.Join(' ', Enumerable.Range(0, WordsOfALongChunk).Select(i => $"word{i}"));
        await AddAsync("t", "d1", text);
        ChunkHit hit = Assert.Single(await Store.SearchKeywordAsync(new("word7"), Chunks.Filter("t", Ann), 10, Token));
        Assert.Equal(text, hit.Chunk.Text);
    }

    [Fact]
    public async Task Replace_ChunkWithoutVectors_IsFoundByWordsOnly()
    {
        await AddAsync("t", "first", "alpha with a vector");
        await Store.ReplaceAsync("t", "d1", [new EmbeddedChunk(Chunks.Of("d1", "alpha without"), [])], Token);
        ChunkFilter filter = Chunks.Filter("t", Ann);

        Assert.Equal(["d1", "first"], DocumentIds(await Store.SearchKeywordAsync(new("alpha"), filter, 10, Token)));
        Assert.Equal(["first"], DocumentIds(await Store.SearchVectorAsync(Chunks.Axis(0), filter, 10, Token)));
        Assert.NotNull(await Store.GetAsync("d1#0", filter, Token));
    }

    [Fact]
    public async Task Replace_ManyDocumentsAtOnce_AllAreThereAndNoSearchFails()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 24),
            new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Token },
            async (i, token) =>
            {
                EmbeddedChunk[] chunks =
                [
                    .. Enumerable.Range(0, 3).Select(o => Chunks.Embed(Chunks.Of($"d{i}", $"alpha number{i}", o))),
                ];
                await Store.ReplaceAsync("t", $"d{i}", chunks, token);
                Assert.Equal(3, (await Store.SearchKeywordAsync(new($"number{i}"), Chunks.Filter("t", Ann), 10, token)).Count);
            }
        );
        Assert.Equal(72, (await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("t", Ann), 100, Token)).Count);
        Assert.Equal(72, (await Store.SearchVectorAsync(Chunks.Axis(0), Chunks.Filter("t", Ann), 100, Token)).Count);
    }

    [Fact]
    public async Task Search_Cancelled_Stops()
    {
        await AddAsync("t", "d1", "alpha");
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("t", Ann), 10, cancelled)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store.ReplaceAsync("t", "d1", [Chunks.Embed(Chunks.Of("d1", "beta"))], cancelled)
        );
        Assert.Single(await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("t", Ann), 10, Token));
    }
}
