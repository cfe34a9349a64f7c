using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests;

/// <content>Searching, asking and opening, and who may.</content>
public abstract partial class KnowledgeBaseConformanceTests
{
    private static readonly Audience Ann = Audience.Of("ann", "hr");
    private static readonly Audience Bob = Audience.Of("bob", "it");
    private static readonly Audience Both = new([.. Ann.Readers, .. Bob.Readers]);
    private static readonly Audience Nobody = new([]);
    private static readonly Audience Stranger = Audience.Of("eve");

    [Fact]
    public async Task Search_FindsThePassage_WithItsPlaceAndScores()
    {
        await ImportAsync(
            Text("leave.md", "# Leave\n\n## Days\n\nEmployees have 30 days of vacation.") with
            {
                SourceUrl = "https://intranet.example/leave",
            }
        );
        await ImportAsync(Text("pay.md", "# Pay\n\nSalaries arrive on the 25th."));

        var passage = (await Knowledge.SearchAsync(Query("days of vacation"), Token)).Passages[0];

        Assert.Equal(("leave.md", "Leave"), (passage.DocumentId, passage.Title));
        Assert.Equal(["Days"], passage.TitlePath);
        Assert.Equal("https://intranet.example/leave", passage.SourceUrl);
        Assert.True(passage is { Score: > 0, KeywordScore: > 0, VectorScore: > 0, Tokens: > 0 });
        Assert.Equal(passage.Text.Length, passage.End - passage.Start);
    }

    [Fact]
    public async Task Search_ObeysLimitBudgetModeTagsAndCollections()
    {
        foreach (var year in new[] { "2023", "2024" })
        foreach (var collection in new[] { "hr", "it" })
        {
            var import = Text($"{collection}{year}.md", $"The rule of {year} for {collection} speaks of penguins.");
            await ImportAsync(import with { Collection = collection, Tags = Tags(["year", year]) });
        }

        async Task<string[]> FindAsync(SearchQuery query) =>
            [.. (await Knowledge.SearchAsync(query, Token)).Passages.Select(one => one.DocumentId).Order(StringComparer.Ordinal)];

        var all = Query("penguins");
        Assert.Equal(["hr2023.md", "hr2024.md", "it2023.md", "it2024.md"], await FindAsync(all));
        Assert.Equal(["hr2024.md", "it2024.md"], await FindAsync(all with { Tags = Tags(["year", "2024"]) }));
        Assert.Equal(4, (await FindAsync(all with { Tags = Tags(["year", "2023", "2024"]) })).Length);
        Assert.Equal(["hr2023.md", "hr2024.md"], await FindAsync(all with { Collections = ["hr"] }));
        Assert.Equal(["it2023.md"], await FindAsync(all with { Collections = ["it"], Tags = Tags(["year", "2023"]) }));
        Assert.Empty(await FindAsync(all with { Collections = ["nobody"] }));
        Assert.Single(await FindAsync(all with { Limit = 1 }));
        Assert.Empty(await FindAsync(all with { Limit = 0 }));
        Assert.Empty(await FindAsync(all with { TokenBudget = 1 }));
        Assert.Empty(await FindAsync(all with { Text = " " }));
        Assert.Empty(await FindAsync(all with { Text = "zebra", Mode = SearchMode.Keyword }));
        Assert.All(
            (await Knowledge.SearchAsync(all with { Mode = SearchMode.Vector }, Token)).Passages,
            passage => Assert.Null(passage.KeywordScore)
        );
    }

    [Fact]
    public async Task Ask_StreamsTheAnswer_AndEndsWithItsCitations()
    {
        await ImportAsync(Text("leave.md", "# Leave\n\nEmployees have 30 days of vacation per year."));

        var updates = await AskAsync(Query("How many days of vacation do employees have?"));

        var final = Assert.IsType<AnswerUpdate.Final>(updates[^1]);
        Assert.True(final.Found);
        Assert.Contains("30 days", final.Text, StringComparison.Ordinal);
        Assert.Equal("leave.md", Assert.Single(final.Citations).DocumentId);
        Assert.DoesNotContain(updates.SkipLast(1), update => update is AnswerUpdate.Final);
        Assert.Equal(final.Text, string.Concat(updates.OfType<AnswerUpdate.Delta>().Select(delta => delta.Text)));
    }

    [Fact]
    public async Task Ask_WithoutAnAnswerInTheDocuments_SaysSo()
    {
        await ImportAsync(Text("leave.md", "# Leave\n\nEmployees have 30 days of vacation per year."));

        var final = Assert.IsType<AnswerUpdate.Final>((await AskAsync(Query("Who painted the Mona Lisa?")))[^1]);

        Assert.False(final.Found);
        Assert.Empty(final.Citations);
        Assert.NotEmpty(final.Text);
    }

    [Fact]
    public async Task Passage_OpensInItsDocument()
    {
        await ImportAsync(Text("leave.md", "# Leave\n\nEmployees have 30 days.\n\n# Pay\n\nOn the 25th.", "Leave rules.md"));
        var found = (await Knowledge.SearchAsync(Query("30 days"), Token)).Passages[0];

        var view = await Knowledge.OpenPassageAsync(_subject.Tenant, found.ChunkId, Ann, Token);

        Assert.NotNull(view);
        Assert.Equal("Leave rules.md", view.FileName);
        Assert.Equal(found.ChunkId, view.Passage.ChunkId);
        Assert.Equal(found.Text, view.Text[view.Passage.Start..view.Passage.End]);
        Assert.Contains("25th", view.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Permissions_HoldInEveryWayToRead()
    {
        var access = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["all.md"] = ["everyone"],
            ["ann.md"] = ["user:ann"],
            ["it.md"] = ["group:it"],
            ["mixed.md"] = ["user:ann", "group:it"],
            ["none.md"] = [],
        };
        foreach (var (id, principals) in access)
        {
            var import = Text(id, $"The secret owl of {id}.");
            await ImportAsync(import with { Access = new AccessList(principals), Collection = id });
        }

        var mayRead = new (Audience Audience, string[] Ids)[]
        {
            (Ann, ["all.md", "ann.md", "mixed.md"]),
            (Bob, ["all.md", "it.md", "mixed.md"]),
            (Both, ["all.md", "mixed.md"]),
            (Stranger, ["all.md"]),
            (Nobody, []),
        };
        var owned = new DocumentQuery { Tenant = _subject.Tenant, Audience = null };
        Assert.Equal(access.Keys.Order(StringComparer.Ordinal), await ListAsync(owned));
        Assert.Equal(5, (await Knowledge.ListCollectionsAsync(_subject.Tenant, null, Token)).Count);
        foreach (var (audience, ids) in mayRead)
            await AssertReadsOnlyAsync(audience, ids, [.. access.Keys]);
    }

    [Fact]
    public async Task RightThatIsTakenAway_IsGoneAtOnce()
    {
        await ImportAsync(Text("a.md", "The secret owl.") with { Access = new AccessList(["user:ann"]) });
        var passage = Assert.Single((await Knowledge.SearchAsync(Query("owl"), Token)).Passages);

        await ImportAsync(Text("a.md", "The secret owl.") with { Access = new AccessList(["user:bob"]) });

        Assert.Empty((await Knowledge.SearchAsync(Query("owl"), Token)).Passages);
        Assert.Null(await Knowledge.OpenPassageAsync(_subject.Tenant, passage.ChunkId, Ann, Token));
        Assert.Null(await Knowledge.OpenOriginalAsync(_subject.Tenant, "a.md", Ann, Token));
        Assert.Empty(await ListAsync(Ann));
    }

    private async Task AssertReadsOnlyAsync(Audience audience, string[] ids, string[] all)
    {
        Assert.Equal(ids, await ListAsync(audience));
        var collections = await Knowledge.ListCollectionsAsync(_subject.Tenant, audience, Token);
        Assert.Equal(ids, collections.Select(one => one.Name));
        var found = await Knowledge.SearchAsync(Query("secret owl") with { Audience = audience, Limit = 20 }, Token);
        Assert.Equal(ids, found.Passages.Select(one => one.DocumentId).Order(StringComparer.Ordinal));
        var answer = (await AskAsync(Query("What is the secret owl of?") with { Audience = audience }))[^1];
        Assert.All(((AnswerUpdate.Final)answer).Citations, citation => Assert.Contains(citation.DocumentId, ids));
        var everything = await Knowledge.SearchAsync(Query("secret owl") with { Audience = Ann, Limit = 20 }, Token);
        foreach (var passage in everything.Passages)
        {
            var view = await Knowledge.OpenPassageAsync(_subject.Tenant, passage.ChunkId, audience, Token);
            Assert.Equal(ids.Contains(passage.DocumentId), view is not null);
        }

        foreach (var id in all)
        {
            await using var file = await Knowledge.OpenOriginalAsync(_subject.Tenant, id, audience, Token);
            Assert.Equal(ids.Contains(id), file is not null);
        }
    }

    private SearchQuery Query(string text, SearchMode mode = SearchMode.Hybrid) =>
        new()
        {
            Tenant = _subject.Tenant,
            Text = text,
            Audience = Ann,
            Mode = mode,
        };

    private async Task<IReadOnlyList<AnswerUpdate>> AskAsync(SearchQuery query)
    {
        var updates = new List<AnswerUpdate>();
        await foreach (var update in Knowledge.AskAsync(query, Token))
            updates.Add(update);
        return updates;
    }

    private Task<string[]> ListAsync(Audience audience) =>
        ListAsync(new DocumentQuery { Tenant = _subject.Tenant, Audience = audience });

    private async Task<string[]> ListAsync(DocumentQuery query)
    {
        var ids = new List<string>();
        await foreach (var status in Knowledge.ListAsync(query, Token))
            ids.Add(status.DocumentId);
        return [.. ids.Order(StringComparer.Ordinal)];
    }

    private DocumentImport Text(string documentId, string text, string? fileName = null) =>
        Bytes(documentId, Encoding.UTF8.GetBytes(text), fileName);

    private DocumentImport Bytes(string documentId, byte[] bytes, string? fileName = null) =>
        new()
        {
            Tenant = _subject.Tenant,
            DocumentId = documentId,
            FileName = fileName ?? documentId,
            Content = new MemoryStream(bytes),
        };

    private static Dictionary<string, IReadOnlyList<string>> Tags(params string[][] tags) =>
        tags.ToDictionary(tag => tag[0], IReadOnlyList<string> (tag) => tag[1..], StringComparer.Ordinal);

    private async Task ImportAsync(DocumentImport import)
    {
        await Knowledge.ImportAsync(import, Token);
        await SettleAsync(import.DocumentId);
    }

    private async Task<DocumentStatus> SettleAsync(string documentId)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(Patience);
        await Knowledge.WhenIdleAsync(limit.Token);
        return (await Knowledge.GetStatusAsync(_subject.Tenant, documentId, limit.Token))!;
    }
}
