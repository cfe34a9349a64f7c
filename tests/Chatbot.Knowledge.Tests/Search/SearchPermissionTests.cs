using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Search;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Sqlite;
using Chatbot.Knowledge.Tests.Stores;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Knowledge.Tests.Search;

/// <summary>What an audience may not see has no part in what it is shown, through the whole of a search.</summary>
public sealed class SearchPermissionTests
{
    private static readonly string[] Vocabulary =
        "travel expense policy hotel train budget salary secret merger layoff office key".Split(' ');
    private static readonly string[] Groups = ["staff", "board", "hr"];

    private static readonly Gen<string> Word = Gen.Int[0, Vocabulary.Length - 1].Select(i => Vocabulary[i]);
    private static readonly Gen<string> Group = Gen.Int[0, Groups.Length - 1].Select(i => Groups[i]);

    private static readonly Gen<Document> Documents = Gen.Select(
        Word.Array[3, 12],
        Group.Array[0, 2],
        Gen.Int[0, 7],
        (words, groups, axis) => new Document(string.Join(' ', words), groups, axis)
    );

    private static readonly Gen<string> Questions = Word.Array[1, 4].Select(words => string.Join(' ', words));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Search_DocumentsOfOthers_ChangeNothingThatIsShown() =>
        Gen.Select(Documents.Array[1, 14], Questions, Group)
            .SampleAsync(
                async (documents, question, group) =>
                {
                    (int Number, Document Document)[] all = [.. documents.Select((document, number) => (number, document))];
                    SearchResult among = await SearchAsync(all, question, Audience.Of("ann", group));
                    SearchResult alone = await SearchAsync(
                        [.. all.Where(one => one.Document.IsFor(group))],
                        question,
                        Audience.Of("ann", group)
                    );
                    Assert.Equal(alone.Passages, among.Passages, Same);
                    Assert.Equal(alone.Explanation!.Hits, among.Explanation!.Hits);
                    Assert.Equal(alone.Explanation.EncoderAgreement, among.Explanation.EncoderAgreement);
                },
                iter: 60,
                threads: 1
            );

    [Fact]
    public Task Search_MoreReaders_NeverFindsMore() =>
        Gen.Select(Documents.Array[1, 14], Questions)
            .SampleAsync(
                async (documents, question) =>
                {
                    (int, Document)[] all = [.. documents.Select((document, number) => (number, document))];
                    Audience one = Audience.Of("ann", "staff");
                    var both = new Audience([.. one.Readers, new Reader("bob", ["board"])]);
                    string[] seenByOne = await FoundAsync(all, question, one);
                    string[] seenByBoth = await FoundAsync(all, question, both);
                    Assert.Empty(seenByBoth.Except(seenByOne, StringComparer.Ordinal));
                },
                iter: 40,
                threads: 1
            );

    [Fact]
    public async Task Search_RightTakenAway_ShowsWithTheNextSearch()
    {
        using var folder = new Folder();
        using var store = new SqliteChunkStore(folder.File);
        await PutAsync(store, 0, new Document("merger secret", ["board"], 0));
        await PutAsync(store, 1, new Document("merger office", ["staff", "board"], 1));
        HybridSearch search = Search(store);
        SearchQuery query = Query("merger", Audience.Of("ann", "board"));
        Assert.Equal(2, (await search.SearchAsync(query, Token)).Passages.Count);

        await PutAsync(store, 0, new Document("merger secret", ["hr"], 0));
        SearchResult after = await search.SearchAsync(query, Token);
        Assert.Equal("d1", Assert.Single(after.Passages).DocumentId);
        SearchResult fresh = await SearchAsync(
            [(1, new Document("merger office", ["staff", "board"], 1))],
            "merger",
            query.Audience
        );
        Assert.Equal(fresh.Explanation!.Hits, after.Explanation!.Hits);
    }

    private static bool Same(Passage left, Passage right) =>
        left.ChunkId == right.ChunkId
        && left.Score.Equals(right.Score)
        && left.KeywordScore.Equals(right.KeywordScore)
        && left.VectorScore.Equals(right.VectorScore);

    private static async Task<string[]> FoundAsync((int, Document)[] documents, string question, Audience audience) =>
        [.. (await SearchAsync(documents, question, audience)).Explanation!.Hits.Select(hit => hit.ChunkId)];

    private static async Task<SearchResult> SearchAsync(
        (int Number, Document Document)[] documents,
        string question,
        Audience audience
    )
    {
        using var folder = new Folder();
        using var store = new SqliteChunkStore(folder.File);
        foreach ((int number, Document document) in documents)
        {
            await PutAsync(store, number, document);
        }

        return await Search(store).SearchAsync(Query(question, audience), Token);
    }

    private static Task PutAsync(SqliteChunkStore store, int number, Document document)
    {
        Chunk chunk = Chunks.Of($"d{number}", document.Text) with
        {
            Title = document.Text.Split(' ')[0],
            Access = new AccessList([.. document.Groups.Distinct(StringComparer.Ordinal).Select(group => $"group:{group}")]),
        };
        return store.ReplaceAsync("t", chunk.DocumentId, [new EmbeddedChunk(chunk, [Chunks.Axis(document.Axis)])], Token);
    }

    private static HybridSearch Search(SqliteChunkStore store) =>
        new(store, new FakeEmbeddings(text => Chunks.Axis(text.Length % 8)), NullLogger<HybridSearch>.Instance);

    private static SearchQuery Query(string text, Audience audience) =>
        new()
        {
            Tenant = "t",
            Text = text,
            Audience = audience,
            Explain = true,
        };

    private sealed record Document(string Text, string[] Groups, int Axis)
    {
        public bool IsFor(string group) => Groups.Contains(group, StringComparer.Ordinal);
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("permissions");

        public string File => Path.Combine(directory.FullName, "index.db");

        public void Dispose()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            directory.Delete(recursive: true);
        }
    }
}
