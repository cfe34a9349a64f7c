using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Sqlite;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Stores;

/// <summary>Whatever the access lists, tags and audiences are: a search shows what a plain reading of the rule allows, no more.</summary>
public sealed class AccessFilterPropertyTests : IDisposable
{
    private static readonly string[] Principals = ["everyone", "user:a", "user:b", "group:x", "group:y", "group:z"];
    private static readonly Gen<Reader> Readers = Gen.Select(
        Word("a", "b", "c"),
        Word("x", "y", "z").Array[0, 3],
        (user, groups) => new Reader(user, groups)
    );
    private static readonly Gen<Audience> Audiences = Readers.List[0, 3].Select(readers => new Audience(readers));
    private static readonly Gen<Document> Documents = Gen.Select(
        Word("t1", "t2"),
        Word(Principals).Array[0, 3],
        Word("red", "green").Array[0, 2],
        (tenant, principals, colours) => new Document(tenant, principals, colours)
    );

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("access");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Search_AnyAccessAndAudience_ShowsExactlyWhatTheRuleAllows() =>
        await Gen.Select(
                Documents.List[1, 12],
                Audiences,
                Word("t1", "t2"),
                Gen.Int[0, 2].Select(index => new string?[] { null, "red", "green" }[index])
            )
            .SampleAsync(
                async (documents, audience, tenant, colour) =>
                {
                    string path = Path.Combine(folder.FullName, $"{Guid.NewGuid()}.db");
                    using var store = new SqliteChunkStore(path);
                    for (int i = 0; i < documents.Count; i++)
                    {
                        await store.ReplaceAsync(documents[i].Tenant, $"d{i}", [documents[i].ToChunk(i)]);
                    }

                    var filter = new ChunkFilter(
                        tenant,
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
                    Assert.Equal(allowed, Ids(await store.SearchKeywordAsync(new("alpha"), filter, 100)));
                    Assert.Equal(allowed, Ids(await store.SearchVectorAsync(Chunks.Axis(0), filter, 100)));
                    for (int i = 0; i < documents.Count; i++)
                    {
                        Assert.Equal(allowed.Contains($"d{i}"), await store.GetAsync($"d{i}#0", filter) is not null);
                    }
                },
                iter: 40,
                threads: 1
            );

    private static Gen<string> Word(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static string[] Ids(IReadOnlyList<ChunkHit> hits) =>
        [.. hits.Select(hit => hit.Chunk.DocumentId).Order(StringComparer.Ordinal)];

    private sealed record Document(string Tenant, string[] Principals, string[] Colours)
    {
        public EmbeddedChunk ToChunk(int index) =>
            Chunks.Embed(
                Chunks.Of($"d{index}", "alpha text", tenant: Tenant) with
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
