using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Ingestion;

public sealed class VersionTests : IDisposable
{
    private readonly KnowledgeFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task NewVersion_ReplacesTheOldAndItsOriginal()
    {
        await using var host = await KnowledgeHost.StartAsync(_folder);
        await host.ImportAsync(KnowledgeHost.File("a.txt", "Old text."));
        var old = Assert.Single(_folder.Chunks.Of(KnowledgeHost.Tenant, "a.txt")).Chunk;

        await host.ImportAsync(KnowledgeHost.File("a.txt", "New text."));

        var current = Assert.Single(_folder.Chunks.Of(KnowledgeHost.Tenant, "a.txt")).Chunk;
        Assert.Equal("New text.", current.Text);
        Assert.NotEqual(old.ChunkId, current.ChunkId);
        Assert.Single(_folder.Originals);
        Assert.Null(await host.Knowledge.OpenPassageAsync(KnowledgeHost.Tenant, old.ChunkId, Audience.Of("u"), Token));
    }

    [Fact]
    public async Task FailedNewVersion_LeavesTheOldOneSearchable()
    {
        await using var host = await KnowledgeHost.StartAsync(_folder);
        await host.ImportAsync(KnowledgeHost.File("a.txt", "Old text."));

        var failed = await host.ImportAsync(KnowledgeHost.File("a.txt", [0, 1, 2, 3, 0, 255, 254, 1, 1, 1]));

        Assert.Equal(DocumentStage.Failed, failed.Stage);
        Assert.Equal(1, failed.Chunks);
        var chunk = Assert.Single(_folder.Chunks.Of(KnowledgeHost.Tenant, "a.txt")).Chunk;
        var view = await host.Knowledge.OpenPassageAsync(KnowledgeHost.Tenant, chunk.ChunkId, Audience.Of("u"), Token);
        Assert.Equal("Old text.", view?.Text);
        KnowledgeHost.AssertReady(await host.ImportAsync(KnowledgeHost.File("a.txt", "Old text.")));
    }

    [Fact]
    public async Task Access_Changed_ReachesTheIndexBeforeImportReturnsWithoutEmbedding()
    {
        await using var host = await KnowledgeHost.StartAsync(_folder);
        await host.ImportAsync(KnowledgeHost.File("a.txt", "Some text."));
        var calls = _folder.Embeddings.Calls;

        await host.Knowledge.ImportAsync(Restricted("Some text."), Token);

        var chunk = Assert.Single(_folder.Chunks.Of(KnowledgeHost.Tenant, "a.txt")).Chunk;
        Assert.Equal(["user:boss"], chunk.Access.Principals);
        Assert.Equal(calls, _folder.Embeddings.Calls);
        Assert.Null(await host.Knowledge.OpenPassageAsync(KnowledgeHost.Tenant, chunk.ChunkId, Audience.Of("clerk"), Token));
    }

    [Fact]
    public async Task Access_NarrowedTogetherWithUnreadableContent_HoldsForTheOldVersionToo()
    {
        await using var host = await KnowledgeHost.StartAsync(_folder);
        await host.ImportAsync(KnowledgeHost.File("a.txt", "Some text."));

        var failed = await host.ImportAsync(Restricted("\0\u0001\u0002\u0003\0\0\0\0\0\0"));

        Assert.Equal(DocumentStage.Failed, failed.Stage);
        Assert.Equal(["user:boss"], Assert.Single(_folder.Chunks.Of(KnowledgeHost.Tenant, "a.txt")).Chunk.Access.Principals);
    }

    [Fact]
    public async Task Access_ChangedWhileTheIndexIsDown_IsMadeUpForAtTheNextStart()
    {
        await using (var first = await KnowledgeHost.StartAsync(_folder))
        {
            await first.ImportAsync(KnowledgeHost.File("a.txt", "Some text."));
            _folder.Chunks.BeforeWrite = _ => throw new IOException("Disk is gone.");
            await Assert.ThrowsAsync<IOException>(() => first.Knowledge.ImportAsync(Restricted("Some text."), Token));
        }

        _folder.Chunks.BeforeWrite = _ => Task.CompletedTask;
        await using var second = await KnowledgeHost.StartAsync(_folder);
        await second.SettleAsync("a.txt");

        Assert.Equal(["user:boss"], Assert.Single(_folder.Chunks.Of(KnowledgeHost.Tenant, "a.txt")).Chunk.Access.Principals);
    }

    [Fact]
    public async Task Delete_RemovesChunksRecordsAndOriginal()
    {
        await using var host = await KnowledgeHost.StartAsync(_folder);
        await host.ImportAsync(KnowledgeHost.File("a.txt", "Some text."));
        await host.ImportAsync(KnowledgeHost.File("copy.txt", "Some text."));

        Assert.True(await host.Knowledge.DeleteAsync(KnowledgeHost.Tenant, "a.txt", Token));
        Assert.Single(_folder.Originals);
        Assert.True(await host.Knowledge.DeleteAsync(KnowledgeHost.Tenant, "copy.txt", Token));
        Assert.False(await host.Knowledge.DeleteAsync(KnowledgeHost.Tenant, "a.txt", Token));

        Assert.Empty(_folder.Originals);
        Assert.Empty(_folder.Chunks.Of(KnowledgeHost.Tenant, "a.txt"));
        Assert.Null(await host.Knowledge.GetStatusAsync(KnowledgeHost.Tenant, "a.txt", Token));
    }

    [Fact]
    public async Task Delete_WhileProcessing_LeavesNothingBehind()
    {
        var entered = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        _folder.Embeddings.Before = async (_, _) =>
        {
            entered.TrySetResult();
            await goOn.Task;
        };
        await using var host = await KnowledgeHost.StartAsync(_folder);
        await host.Knowledge.ImportAsync(KnowledgeHost.File("a.txt", "Some text."), Token);
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(90), Token);

        Assert.True(await host.Knowledge.DeleteAsync(KnowledgeHost.Tenant, "a.txt", Token));
        goOn.SetResult();
        await host.ImportAsync(KnowledgeHost.File("b.txt", "Other text."));

        Assert.Empty(_folder.Chunks.Of(KnowledgeHost.Tenant, "a.txt"));
        Assert.Null(await host.Knowledge.GetStatusAsync(KnowledgeHost.Tenant, "a.txt", Token));
        Assert.Single(_folder.Originals);
    }

    [Fact]
    public async Task Reimport_WhileProcessing_ServesTheLatest()
    {
        var entered = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        _folder.Embeddings.Before = async (texts, _) =>
        {
            if (!texts[0].Contains("First"))
                return;
            entered.TrySetResult();
            await goOn.Task;
        };
        await using var host = await KnowledgeHost.StartAsync(_folder);
        await host.Knowledge.ImportAsync(KnowledgeHost.File("a.txt", "First text."), Token);
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(90), Token);
        await host.Knowledge.ImportAsync(KnowledgeHost.File("a.txt", "Second text."), Token);
        goOn.SetResult();

        KnowledgeHost.AssertReady(await host.SettleAsync("a.txt"));
        Assert.Equal("Second text.", Assert.Single(_folder.Chunks.Of(KnowledgeHost.Tenant, "a.txt")).Chunk.Text);
        Assert.Single(_folder.Originals);
    }

    [Fact]
    public async Task Tenants_AndReaders_SeeOnlyTheirDocuments()
    {
        await using var host = await KnowledgeHost.StartAsync(_folder);
        await host.ImportAsync(KnowledgeHost.File("public.txt", "For all."));
        await host.ImportAsync(Restricted("For the boss."));
        await host.ImportAsync(KnowledgeHost.File("other.txt", "Elsewhere.") with { Tenant = "other" });

        Assert.Null(await host.Knowledge.GetStatusAsync("other", "public.txt", Token));
        Assert.Equal(["public.txt"], await ListAsync(host, Audience.Of("clerk", "boss")));
        Assert.Equal(["a.txt", "public.txt"], await ListAsync(host, Audience.Of("boss")));
        Assert.Equal(["public.txt"], await ListAsync(host, new Audience([new Reader("boss", []), new Reader("clerk", [])])));
        Assert.Empty(await ListAsync(host, new Audience([])));
    }

    [Fact]
    public async Task Import_LargerThanTheLimit_IsRefusedAndLeavesNothing()
    {
        await using var host = await KnowledgeHost.StartAsync(_folder, options => options.Limits.MaxBytes = 100);

        await Assert.ThrowsAsync<Chatbot.Knowledge.Persistence.ContentTooLargeException>(() =>
            host.Knowledge.ImportAsync(KnowledgeHost.File("a.txt", new string('a', 101)), Token)
        );

        Assert.Empty(_folder.Originals);
        Assert.Null(await host.Knowledge.GetStatusAsync(KnowledgeHost.Tenant, "a.txt", Token));
    }

    private static DocumentImport Restricted(string text) =>
        KnowledgeHost.File("a.txt", text) with
        {
            Access = new AccessList(["user:boss"]),
        };

    private static async Task<List<string>> ListAsync(KnowledgeHost host, Audience audience)
    {
        var ids = new List<string>();
        await foreach (var status in host.Knowledge.ListAsync(KnowledgeHost.Tenant, audience, Token))
            ids.Add(status.DocumentId);
        return ids;
    }
}
