using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Tests.Stores;

public abstract partial class ChunkStoreConformanceTests
{
    [Fact]
    public async Task Search_Tags_EveryNameNeedsOneOfItsValues()
    {
        await AddAsync("t", "policy26", "alpha", Chunks.Tags(("kind", "policy"), ("year", "2026")));
        await AddAsync("t", "policy25", "alpha", Chunks.Tags(("kind", "policy"), ("year", "2025")));
        await AddAsync("t", "memo26", "alpha", Chunks.Tags(("kind", "memo"), ("year", "2026")));
        await AddAsync("t", "untagged", "alpha");

        Assert.Equal(["policy25", "policy26"], await DocumentsAsync(("kind", ["policy"])));
        Assert.Equal(["policy26"], await DocumentsAsync(("kind", ["policy"]), ("year", ["2026"])));
        Assert.Equal(["memo26", "policy25", "policy26"], await DocumentsAsync(("kind", ["policy", "memo", "policy"])));
        Assert.Empty(await DocumentsAsync(("kind", ["POLICY"])));
        Assert.Empty(await DocumentsAsync(("kind", [])));
        Assert.Empty(await DocumentsAsync(("kind", ["policy"]), ("missing", ["x"])));
    }

    [Fact]
    public async Task Search_EmptyAudience_SeesNothing()
    {
        await AddAsync("t", "d1", "alpha");
        ChunkFilter filter = Chunks.Filter("t", new Audience([]));
        Assert.Empty(await Store.SearchKeywordAsync(new("alpha"), filter, 10, Token));
        Assert.Empty(await Store.SearchVectorAsync(Chunks.Axis(0), filter, 10, Token));
        Assert.Null(await Store.GetAsync("d1#0", filter, Token));
    }

    [Fact]
    public async Task Search_PrincipalsThatOnlyLookAlike_SeeNothing()
    {
        Chunk chunk = Chunks.Of("d1", "alpha") with { Access = new AccessList(["user:ann", "group:staff"]) };
        await Store.ReplaceAsync("t", "d1", [Chunks.Embed(chunk)], Token);
        foreach (
            Audience audience in new[]
            {
                Audience.Of("staff"),
                Audience.Of("x", "ann"),
                Audience.Of("ANN"),
                Audience.Of("user:ann"),
            }
        )
        {
            Assert.Empty(await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("t", audience), 10, Token));
            Assert.Empty(await Store.SearchVectorAsync(Chunks.Axis(0), Chunks.Filter("t", audience), 10, Token));
        }

        Chunk nobody = Chunks.Of("d1", "alpha") with { Access = new AccessList([]) };
        await Store.ReplaceAsync("t", "d1", [Chunks.Embed(nobody)], Token);
        Assert.Empty(
            await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("t", Audience.Of("everyone", "everyone")), 10, Token)
        );
    }

    private async Task<IEnumerable<string>> DocumentsAsync(params (string Name, string[] Values)[] tags)
    {
        var filter = new ChunkFilter(
            "t",
            Ann,
            tags.ToDictionary(tag => tag.Name, tag => (IReadOnlyList<string>)tag.Values, StringComparer.Ordinal)
        );
        string[] words = await ByAsync(Store.SearchKeywordAsync(new("alpha"), filter, 10, Token));
        string[] vectors = await ByAsync(Store.SearchVectorAsync(Chunks.Axis(0), filter, 10, Token));
        Assert.Equal(words, vectors);
        return words;

        static async Task<string[]> ByAsync(Task<IReadOnlyList<ChunkHit>> hits) =>
            [.. (await hits).Select(hit => hit.Chunk.DocumentId).Order(StringComparer.Ordinal)];
    }
}
