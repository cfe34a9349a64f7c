using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Stores;

/// <summary>Whatever the access lists, tags and audiences are: a search shows what a plain reading of the rule allows, no more.</summary>
public abstract partial class ChunkStoreConformanceTests
{
    private static readonly string[] AllPrincipals = ["everyone", "user:a", "user:b", "group:x", "group:y", "group:z"];
    private static readonly Gen<Reader> Readers = Gen.Select(
        Word("a", "b", "c"),
        Word("x", "y", "z").Array[0, 3],
        (user, groups) => new Reader(user, groups)
    );
    private static readonly Gen<Audience> Audiences = Readers.List[0, 3].Select(readers => new Audience(readers));
    private static readonly Gen<Document> Documents = Gen.Select(
        Word("t1", "t2"),
        Word(AllPrincipals).Array[0, 3],
        Word("red", "green").Array[0, 2],
        (tenant, principals, colours) => new Document(tenant, principals, colours)
    );

    /// <summary>Tries of a property test; an engine behind a network makes fewer.</summary>
    protected virtual int PropertyTries => 40;

    [Fact]
    public async Task Search_AnyAccessAndAudience_ShowsExactlyWhatTheRuleAllows()
    {
        int round = 0;
        await Gen.Select(
                Documents.List[1, 12],
                Audiences,
                Word("t1", "t2"),
                Gen.Int[0, 2].Select(index => new string?[] { null, "red", "green" }[index])
            )
            .SampleAsync(
                async (documents, audience, tenant, colour) =>
                {
                    string prefix = $"r{Interlocked.Increment(ref round)}-";
                    for (int i = 0; i < documents.Count; i++)
                    {
                        string owner = prefix + documents[i].Tenant;
                        await Store.ReplaceAsync(owner, $"d{i}", [documents[i].ToChunk(owner, i)], Token);
                    }

                    var filter = new ChunkFilter(
                        prefix + tenant,
                        audience,
                        colour is null ? Chunks.Tags() : Chunks.Tags(("colour", colour))
                    );
                    string[] allowed =
                    [
                        .. documents
                            .Select((document, index) => (document, Id: $"d{index}"))
                            .Where(entry => entry.document.IsVisible(tenant, audience, colour))
                            .Select(entry => entry.Id)
                            .Order(StringComparer.Ordinal),
                    ];
                    Assert.Equal(allowed, DocumentIds(await Store.SearchKeywordAsync(new("alpha"), filter, 100, Token)));
                    Assert.Equal(allowed, DocumentIds(await Store.SearchVectorAsync(Chunks.Axis(0), filter, 100, Token)));
                    for (int i = 0; i < documents.Count; i++)
                    {
                        bool visible = allowed.Contains($"d{i}");
                        Assert.Equal(visible, await Store.GetAsync($"d{i}#0", filter, Token) is not null);
                        Assert.Equal(visible, (await Store.GetRangeAsync($"d{i}", "v1", 0, 9, filter, Token)).Count == 1);
                    }
                },
                iter: PropertyTries,
                threads: 1
            );
    }

    [Fact]
    public async Task Search_ManyBetterChunksAreHidden_VisibleOnesFillTheLimit()
    {
        EmbeddedChunk[] hidden =
        [
            .. Enumerable
                .Range(0, 300)
                .Select(i => new EmbeddedChunk(
                    Chunks.Of("hidden", "alpha alpha alpha", i) with
                    {
                        Access = new AccessList([i % 2 == 0 ? "user:bob" : "group:board"]),
                    },
                    [Chunks.Axis(0)]
                )),
        ];
        await Store.ReplaceAsync("t", "hidden", hidden, Token);
        EmbeddedChunk[] otherTags =
        [
            .. Enumerable
                .Range(0, 100)
                .Select(i => new EmbeddedChunk(
                    Chunks.Of("memo", "alpha alpha alpha", i) with
                    {
                        Tags = Chunks.Tags(("kind", "memo")),
                    },
                    [Chunks.Axis(0)]
                )),
        ];
        await Store.ReplaceAsync("t", "memo", otherTags, Token);
        float[] farther = [.. Chunks.Axis(0).Zip(Chunks.Axis(1), (x, y) => (0.6f * x) + (0.8f * y))];
        for (int i = 0; i < 5; i++)
        {
            Chunk chunk = Chunks.Of($"v{i}", "alpha with a long tail of other words that weaken it") with
            {
                Access = new AccessList(["group:staff"]),
                Tags = Chunks.Tags(("kind", "policy")),
            };
            await Store.ReplaceAsync("t", $"v{i}", [new EmbeddedChunk(chunk, [farther])], Token);
        }

        var filter = new ChunkFilter("t", Ann, Chunks.Tags(("kind", "policy")));
        string[] visible = ["v0", "v1", "v2", "v3", "v4"];
        Assert.Equal(visible, DocumentIds(await Store.SearchKeywordAsync(new("alpha"), filter, 5, Token)));
        Assert.Equal(visible, DocumentIds(await Store.SearchVectorAsync(Chunks.Axis(0), filter, 5, Token)));
    }

    [Fact]
    public async Task Replace_RightRemoved_TakesEffectAtOnce()
    {
        Chunk open = Chunks.Of("d1", "alpha") with { Access = new AccessList(["user:ann", "user:bob"]) };
        await Store.ReplaceAsync("t", "d1", [Chunks.Embed(open)], Token);
        ChunkFilter ann = Chunks.Filter("t", Ann);
        Assert.Single(await Store.SearchKeywordAsync(new("alpha"), ann, 10, Token));
        Assert.Single(await Store.SearchVectorAsync(Chunks.Axis(0), ann, 10, Token));

        await Store.ReplaceAsync("t", "d1", [Chunks.Embed(open with { Access = new AccessList(["user:bob"]) })], Token);

        Assert.Empty(await Store.SearchKeywordAsync(new("alpha"), ann, 10, Token));
        Assert.Empty(await Store.SearchVectorAsync(Chunks.Axis(0), ann, 10, Token));
        Assert.Null(await Store.GetAsync("d1#0", ann, Token));
        Assert.Empty(await Store.GetRangeAsync("d1", "v1", 0, 9, ann, Token));
        Assert.Single(await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("t", Audience.Of("bob")), 10, Token));
    }

    [Fact]
    public async Task Search_SeveralReaders_EachMayComeInByAnotherPrincipal()
    {
        Chunk chunk = Chunks.Of("d1", "alpha") with { Access = new AccessList(["user:ann", "group:board"]) };
        await Store.ReplaceAsync("t", "d1", [Chunks.Embed(chunk)], Token);
        var both = new Audience([new Reader("ann", []), new Reader("bob", ["board", "staff"])]);
        var oneStranger = new Audience([.. both.Readers, new Reader("carol", ["staff"])]);

        Assert.Single(await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("t", both), 10, Token));
        Assert.Single(await Store.SearchVectorAsync(Chunks.Axis(0), Chunks.Filter("t", both), 10, Token));
        Assert.Empty(await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("t", oneStranger), 10, Token));
        Assert.Empty(await Store.SearchVectorAsync(Chunks.Axis(0), Chunks.Filter("t", oneStranger), 10, Token));
    }

    [Fact]
    public async Task Search_LargeAudienceWithManyGroups_StillWorks()
    {
        Chunk chunk = Chunks.Of("d1", "alpha") with { Access = new AccessList(["group:g7"]) };
        await Store.ReplaceAsync("t", "d1", [Chunks.Embed(chunk)], Token);
        string[] groups = [.. Enumerable.Range(0, 300).Select(i => $"g{i}")];
        var audience = new Audience([.. Enumerable.Range(0, 20).Select(i => new Reader($"u{i}", groups))]);
        Assert.Single(await Store.SearchKeywordAsync(new("alpha"), Chunks.Filter("t", audience), 10, Token));
        Assert.Single(await Store.SearchVectorAsync(Chunks.Axis(0), Chunks.Filter("t", audience), 10, Token));
    }

    private static Gen<string> Word(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static string[] DocumentIds(IReadOnlyList<ChunkHit> hits) =>
        [.. hits.Select(hit => hit.Chunk.DocumentId).Order(StringComparer.Ordinal)];

    private sealed record Document(string Tenant, string[] Principals, string[] Colours)
    {
        public EmbeddedChunk ToChunk(string tenant, int index) =>
            Chunks.Embed(
                Chunks.Of($"d{index}", "alpha text", tenant: tenant) with
                {
                    Access = new AccessList(Principals),
                    Tags =
                        Colours.Length == 0
                            ? Chunks.Tags()
                            : new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["colour"] = Colours },
                }
            );

        public bool IsVisible(string tenant, Audience audience, string? colour) =>
            Tenant == tenant
            && audience.Readers.Count > 0
            && audience.Readers.All(reader =>
                Principals.Contains("everyone")
                || Principals.Contains($"user:{reader.UserId}")
                || reader.Groups.Any(group => Principals.Contains($"group:{group}"))
            )
            && (colour is null || Colours.Contains(colour));
    }
}
