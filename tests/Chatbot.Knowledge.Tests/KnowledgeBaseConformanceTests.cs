using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Persistence;

namespace Chatbot.Knowledge.Tests;

/// <summary>What every knowledge base does, in this process or far away: documents in, out, and replaced.</summary>
public abstract partial class KnowledgeBaseConformanceTests : IAsyncLifetime
{
    private const string Strange = "Verträge/2024/日本 語?&#%+\"'🦊.md";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private IKnowledgeSubject _subject = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IKnowledgeBase Knowledge => _subject.Knowledge;

    public async ValueTask InitializeAsync() => _subject = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _subject.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Import_EndsReady_WithAllThatWasHandedIn()
    {
        var import = Text("travel.md", "# Travel\n\nBook trains before flights.") with
        {
            Collection = "hr",
            Tags = Tags(["year", "2024"], ["kind", "policy", "rule"]),
            SourceUrl = "https://intranet.example/travel",
            MediaType = "text/markdown",
        };
        var accepted = await Knowledge.ImportAsync(import, Token);
        Assert.Equal("travel.md", accepted.DocumentId);

        var status = await SettleAsync("travel.md");

        Assert.Equal(DocumentStage.Ready, status.Stage);
        Assert.True(status.IsFinal);
        Assert.Null(status.Reason);
        Assert.Equal(("Travel", "travel.md", "hr"), (status.Title, status.FileName, status.Collection));
        Assert.Equal(_subject.Tenant, status.Tenant);
        Assert.Equal(["policy", "rule"], status.Tags["kind"]);
        Assert.Equal(1, status.Chunks);
        Assert.Equal(37, status.Bytes);
        Assert.True(status.UpdatedAt >= status.ImportedAt);
    }

    [Fact]
    public async Task GivenTitle_WinsOverTheOneInTheFile()
    {
        await Knowledge.ImportAsync(Text("a.md", "# Inside\n\nSome words.") with { Title = "Given" }, Token);

        Assert.Equal("Given", (await SettleAsync("a.md")).Title);
    }

    [Fact]
    public async Task UnknownDocument_IsNull_NotAnError()
    {
        Assert.Null(await Knowledge.GetStatusAsync(_subject.Tenant, "nobody", Token));
        Assert.False(await Knowledge.DeleteAsync(_subject.Tenant, "nobody", Token));
        Assert.Null(await Knowledge.OpenOriginalAsync(_subject.Tenant, "nobody", Ann, Token));
        Assert.Null(await Knowledge.OpenPassageAsync(_subject.Tenant, "nobody", Ann, Token));
        Assert.Equal(0, await Knowledge.DeleteCollectionAsync(_subject.Tenant, "nobody", Token));
    }

    [Fact]
    public async Task UnreadableFile_EndsFailed_WithAReason()
    {
        await Knowledge.ImportAsync(Bytes("broken.pdf", [1, 2, 3]), Token);

        var status = await SettleAsync("broken.pdf");

        Assert.Equal(DocumentStage.Failed, status.Stage);
        Assert.False(string.IsNullOrWhiteSpace(status.Reason));
    }

    [Fact]
    public async Task NewVersion_ReplacesTheOld()
    {
        await ImportAsync(Text("a.md", "The old rule speaks of pigeons."));
        await ImportAsync(Text("a.md", "The new rule speaks of falcons."));

        Assert.Empty((await Knowledge.SearchAsync(Query("pigeons", SearchMode.Keyword), Token)).Passages);
        Assert.Single((await Knowledge.SearchAsync(Query("falcons", SearchMode.Keyword), Token)).Passages);
        Assert.Single(await ListAsync(Ann));
    }

    [Fact]
    public async Task Delete_TakesTheDocumentOutOfEverything()
    {
        await ImportAsync(Text("a.md", "A rule about herons."));

        Assert.True(await Knowledge.DeleteAsync(_subject.Tenant, "a.md", Token));

        Assert.Null(await Knowledge.GetStatusAsync(_subject.Tenant, "a.md", Token));
        Assert.Empty((await Knowledge.SearchAsync(Query("herons"), Token)).Passages);
        Assert.Empty(await ListAsync(Ann));
        Assert.Null(await Knowledge.OpenOriginalAsync(_subject.Tenant, "a.md", Ann, Token));
        Assert.False(await Knowledge.DeleteAsync(_subject.Tenant, "a.md", Token));
    }

    [Fact]
    public async Task Collections_AreListed_AndDeletedWhole()
    {
        await ImportAsync(Text("a.md", "One.") with { Collection = "hr" });
        await ImportAsync(Text("b.md", "Two.") with { Collection = "hr" });
        await ImportAsync(Text("c.md", "Three.") with { Collection = "it \"quoted\" 語" });
        await ImportAsync(Text("d.md", "Four."));

        var collections = await Knowledge.ListCollectionsAsync(_subject.Tenant, Ann, Token);
        Assert.Equal([("default", 1), ("hr", 2), ("it \"quoted\" 語", 1)], collections.Select(one => (one.Name, one.Documents)));
        Assert.Equal(8, collections.Single(one => one.Name == "hr").Bytes);
        var query = new DocumentQuery { Tenant = _subject.Tenant, Audience = Ann };
        Assert.Equal(["a.md", "b.md"], await ListAsync(query with { Collections = ["hr"] }));
        Assert.Equal(["a.md", "b.md", "c.md"], await ListAsync(query with { Collections = ["hr", "it \"quoted\" 語"] }));

        Assert.Equal(2, await Knowledge.DeleteCollectionAsync(_subject.Tenant, "hr", Token));

        Assert.Equal(["c.md", "d.md"], await ListAsync(Ann));
    }

    [Fact]
    public async Task List_FiltersByIdTagAndStage_AndPages()
    {
        for (var i = 0; i < 5; i++)
            await ImportAsync(Text($"{i}.md", $"Number {i}.") with { Tags = Tags(["parity", i % 2 == 0 ? "even" : "odd"]) });
        await ImportAsync(Bytes("broken.pdf", [1]));
        var query = new DocumentQuery { Tenant = _subject.Tenant, Audience = Ann };

        Assert.Equal(["1.md", "3.md"], await ListAsync(query with { Tags = Tags(["parity", "odd"]) }));
        Assert.Equal(["2.md"], await ListAsync(query with { Tags = Tags(["parity", "even"]), Offset = 1, Limit = 1 }));
        Assert.Equal(["1.md", "2.md"], await ListAsync(query with { Offset = 1, Limit = 2 }));
        Assert.Equal(["2.md", "4.md"], await ListAsync(query with { DocumentIds = ["4.md", "2.md", "nobody"] }));
        Assert.Equal(["broken.pdf"], await ListAsync(query with { Stages = [DocumentStage.Failed] }));
        Assert.Empty(await ListAsync(query with { Tags = Tags(["parity", "neither"]) }));
        Assert.Empty(await ListAsync(query with { Limit = 0 }));
    }

    [Fact]
    public async Task Original_ComesBackByteForByte()
    {
        var bytes = new byte[300_000];
        new Random(7).NextBytes(bytes);
        await ImportAsync(Bytes("raw/data.bin", bytes, "ä \"1\".bin") with { MediaType = "application/x-own" });

        await using var file = await Knowledge.OpenOriginalAsync(_subject.Tenant, "raw/data.bin", Ann, Token);

        Assert.NotNull(file);
        Assert.Equal(("ä \"1\".bin", "application/x-own", 300_000L), (file.FileName, file.MediaType, file.Bytes));
        using var read = new MemoryStream();
        await file.Content.CopyToAsync(read, Token);
        Assert.Equal(bytes, read.ToArray());
    }

    [Fact]
    public async Task StrangeIdsTagsAndTexts_SurviveTheWay()
    {
        var import = Text(Strange, "# Über 日本\n\nŻółw 🦊 spricht \u202Eגם עברית.", "日本 語\u00A0🦊.md") with
        {
            Tags = Tags(["a:b=c", "x:y", "", "🦊"], ["空", "値"]),
        };
        await ImportAsync(import);

        var status = await Knowledge.GetStatusAsync(_subject.Tenant, Strange, Token);
        Assert.NotNull(status);
        Assert.Equal((Strange, "日本 語\u00A0🦊.md", "Über 日本"), (status.DocumentId, status.FileName, status.Title));
        Assert.Equal(["x:y", "", "🦊"], status.Tags["a:b=c"]);
        var query = Query("Żółw") with { Tags = Tags(["空", "値"]) };
        var passage = Assert.Single((await Knowledge.SearchAsync(query, Token)).Passages);
        Assert.Equal(Strange, passage.DocumentId);
        Assert.Contains("גם עברית", passage.Text, StringComparison.Ordinal);
        Assert.Equal([Strange], await ListAsync(Ann));
        Assert.True(await Knowledge.DeleteAsync(_subject.Tenant, Strange, Token));
    }

    [Theory]
    [InlineData("", "a.md")]
    [InlineData("a.md", " ")]
    public async Task Import_WithoutANameOrId_IsRefused(string documentId, string fileName) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Knowledge.ImportAsync(Text(documentId, "Words.", fileName), Token));

    [Fact]
    public async Task Import_WithTheReservedTag_IsRefused() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Knowledge.ImportAsync(Text("a.md", "Words.") with { Tags = Tags(["collection", "hr"]) }, Token)
        );

    [Fact]
    public async Task LargeFile_IsStreamed_AndATooLargeOneRefused()
    {
        var large = new EndlessText(_subject.MaxBytes);
        await Knowledge.ImportAsync(Text("large.txt", "") with { Content = large }, Token);
        Assert.Equal(_subject.MaxBytes, (await Knowledge.GetStatusAsync(_subject.Tenant, "large.txt", Token))!.Bytes);

        var tooLarge = new EndlessText(_subject.MaxBytes + 1_000_000);
        var refused = await Assert.ThrowsAsync<ContentTooLargeException>(() =>
            Knowledge.ImportAsync(Text("larger.txt", "") with { Content = tooLarge }, Token)
        );

        Assert.Equal(_subject.MaxBytes, refused.MaxBytes);
        Assert.Null(await Knowledge.GetStatusAsync(_subject.Tenant, "larger.txt", Token));
    }

    [Fact]
    public async Task Cancelled_BeforeItBegins_NothingHappens()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Knowledge.ImportAsync(Text("a.md", "Words."), cancelled.Token)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Knowledge.SearchAsync(Query("words"), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Knowledge.AskAsync(Query("words"), cancelled.Token)) { }
        });
        Assert.Null(await Knowledge.GetStatusAsync(_subject.Tenant, "a.md", Token));
    }

    [Fact]
    public async Task Cancelled_InTheMiddleOfAnUpload_NothingIsKept()
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var content = new EndlessText(_subject.MaxBytes) { AfterFirstRead = cancelled.CancelAsync };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Knowledge.ImportAsync(Text("a.txt", "") with { Content = content }, cancelled.Token)
        );

        Assert.Null(await Knowledge.GetStatusAsync(_subject.Tenant, "a.txt", Token));
    }

    [Fact]
    public async Task Feed_TellsTheStages_UpToTheLast()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(Patience);
        await using var changes = _subject.Feed.WatchAsync(_subject.Tenant, limit.Token).GetAsyncEnumerator(limit.Token);
        var next = changes.MoveNextAsync().AsTask();
        for (var probe = 0; !next.IsCompleted; probe++)
        {
            await ImportAsync(Text($"probe{probe}.md", "Is anybody there?"));
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token));
        }

        await Knowledge.ImportAsync(Text("a.md", "# Title\n\nWords."), Token);
        var seen = new List<DocumentStage>();
        while (await next)
        {
            if (changes.Current.DocumentId == "a.md")
                seen.Add(changes.Current.Stage);
            if (changes.Current is { DocumentId: "a.md", IsFinal: true })
                break;
            next = changes.MoveNextAsync().AsTask();
        }

        Assert.Equal(DocumentStage.Ready, seen[^1]);
        Assert.True(seen.Count > 1, "Only the end was told.");
        Assert.Equal(seen.Order(), seen);
    }

    protected abstract Task<IKnowledgeSubject> StartAsync();
}
