using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion;
using Chatbot.Knowledge.Ingestion.Spaces;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Tests.Ingestion;

public sealed class ReindexTests : IDisposable
{
    private readonly KnowledgeFolder _folder = new();
    private readonly SpacedChunkStores _stores = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reindex_WithOtherChunking_ServesTheOldIndexUntilTheNewOneIsComplete()
    {
        await ImportAsync(20);
        var gate = new TaskCompletionSource();
        _stores.Of("g2").BeforeWrite = async documentId =>
        {
            // None of the other 19 shares its lock, which is one of 64 (DocumentLocks).
            if (documentId == "5.md")
                await gate.Task;
        };
        await using var host = await StartAsync(Small);

        await host.Get<IReindexing>().StartAsync(Token);
        await UntilAsync(host, status => status.Done == 19);
        Assert.Equal("main", (await host.Get<IReindexing>().GetStatusAsync(Token)).Live);
        Assert.Single(await FindAsync(host, "number 3"));
        gate.SetResult();
        var status = await UntilAsync(host, now => now.Building is null);

        Assert.Equal("g2", status.Live);
        Assert.False(status.IsOutdated);
        for (var i = 0; i < 20; i++)
            Assert.True(_stores.Of("g2").Of(KnowledgeHost.Tenant, $"{i}.md").Count > 1, $"Document {i} was not cut anew.");
        Assert.NotEmpty(await FindAsync(host, "number 3"));
    }

    [Fact]
    public async Task Reindex_WhoseProcessEnds_GoesOnWithTheNextOne()
    {
        await ImportAsync(10);
        var stop = new CancellationTokenSource();
        var writes = 0;
        _stores.Of("g2").BeforeWrite = _ =>
            Interlocked.Increment(ref writes) <= 5 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, stop.Token);
        await using (var first = await StartAsync(Small))
        {
            await first.Get<IReindexing>().StartAsync(Token);
            await UntilAsync(first, status => status.Done == 5);
            await stop.CancelAsync();
        }

        stop.Dispose();
        var before = _stores.Of("g2").Writes;
        _stores.Of("g2").BeforeWrite = _ => Task.CompletedTask;
        await using var second = await StartAsync(Small);
        var status = await UntilAsync(second, now => now.Building is null);

        Assert.Equal("g2", status.Live);
        Assert.Equal(10, status.Total);
        Assert.InRange(_stores.Of("g2").Writes - before, 1, 5);
    }

    [Fact]
    public async Task Import_DuringAReindex_GoesToBothAndDeletionsToo()
    {
        await ImportAsync(3);
        var gate = new TaskCompletionSource();
        _stores.Of("g2").BeforeWrite = documentId => documentId == "0.md" ? gate.Task : Task.CompletedTask;
        await using var host = await StartAsync(Small);
        await host.Get<IReindexing>().StartAsync(Token);
        await UntilAsync(host, status => status.Done == 2);

        await host.Knowledge.ImportAsync(File(100), Token);
        await host.Knowledge.DeleteAsync(KnowledgeHost.Tenant, "1.md", Token);
        await host.SettleAsync("100.md");

        Assert.NotEmpty(_stores.Of("main").Of(KnowledgeHost.Tenant, "100.md"));
        Assert.NotEmpty(_stores.Of("g2").Of(KnowledgeHost.Tenant, "100.md"));
        Assert.Empty(_stores.Of("main").Of(KnowledgeHost.Tenant, "1.md"));
        Assert.Empty(_stores.Of("g2").Of(KnowledgeHost.Tenant, "1.md"));
        gate.SetResult();
        Assert.Equal(3, (await UntilAsync(host, now => now.Building is null)).Total);
    }

    [Fact]
    public async Task Reindex_BegunWhileAnOlderReadingIsUnderWay_IsNotDropped()
    {
        await ImportAsync(1);
        await using var host = await StartAsync(Small);
        var directory = host.Get<SpaceDirectory>();
        var older = await directory.ReadAsync(Token);
        _stores.Of("g2").BeforeWrite = _ => new TaskCompletionSource().Task;
        await host.Get<IReindexing>().StartAsync(Token);
        var building = _stores.Of("g2");

        await directory.SetAsync(older, Token);

        Assert.Same(building, _stores.Of("g2"));
    }

    [Fact]
    public async Task Start_WithOtherSettings_SaysSoAndReindexesOnlyWhenToldTo()
    {
        await ImportAsync(2);
        await using (var host = await StartAsync(Small))
        {
            var status = await host.Get<IReindexing>().GetStatusAsync(Token);
            Assert.True(status.IsOutdated);
            Assert.Null(status.Building);
        }

        await using var told = await StartAsync(options =>
        {
            Small(options);
            options.Ingestion.ReindexOnChange = true;
        });
        Assert.Equal("g2", (await UntilAsync(told, now => now is { Building: null, IsOutdated: false })).Live);
    }

    [Fact]
    public async Task Document_ThatCannotBeEmbeddedAgain_IsStillFoundByWords()
    {
        await ImportAsync(3);
        _folder.Embeddings.Before = (texts, _) =>
            texts.Any(text => text.Contains("number 1", StringComparison.Ordinal))
                ? throw new HttpRequestException("No such model.")
                : Task.CompletedTask;
        await using var host = await StartAsync(Small);

        await host.Get<IReindexing>().StartAsync(Token);
        await UntilAsync(host, now => now.Building is null);

        var kept = _stores.Of("g2").Of(KnowledgeHost.Tenant, "1.md");
        Assert.NotEmpty(kept);
        Assert.All(kept, chunk => Assert.Empty(chunk.Vectors));
        var status = await host.Knowledge.GetStatusAsync(KnowledgeHost.Tenant, "1.md", Token);
        Assert.Equal(DocumentStage.Partial, status!.Stage);
        Assert.Contains("No such model.", status.Reason);
    }

    private static void Small(KnowledgeOptions options) => (options.Chunking.MaxTokens, options.Chunking.OverlapTokens) = (16, 0);

    private static DocumentImport File(int number) =>
        KnowledgeHost.File(
            $"{number}.md",
            $"# Document number {number}\n\n"
                + string.Join(
                    "\n\n",
                    Enumerable.Range(0, 6).Select(i => $"Paragraph {i} of the document has a few words to say.")
                )
        );

    private async Task ImportAsync(int count)
    {
        await using var host = await StartAsync(_ => { });
        for (var i = 0; i < count; i++)
            await host.Knowledge.ImportAsync(File(i), Token);
        KnowledgeHost.AssertReady(await host.SettleAsync($"{count - 1}.md"));
    }

    private Task<KnowledgeHost> StartAsync(Action<KnowledgeOptions> configure) =>
        KnowledgeHost.StartAsync(_folder, configure, stores: _stores);

    private static async Task<IReadOnlyList<ChunkHit>> FindAsync(KnowledgeHost host, string text)
    {
        var filter = new ChunkFilter(
            KnowledgeHost.Tenant,
            Audience.Of("u"),
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        );
        return await host.Get<IChunkStore>().SearchKeywordAsync(new KeywordQuery(text), filter, 10, Token);
    }

    private static async Task<ReindexStatus> UntilAsync(KnowledgeHost host, Func<ReindexStatus, bool> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var status = await host.Get<IReindexing>().GetStatusAsync(Token);
            if (condition(status))
                return status;
            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(30))
                Assert.Fail($"It stays at {status}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), Token);
        }
    }

    private sealed class SpacedChunkStores : IChunkStores
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, InMemoryChunkStore> _spaces = new();

        public InMemoryChunkStore Of(string space) => _spaces.GetOrAdd(space, _ => new InMemoryChunkStore());

        public IChunkStore Open(string space) => Of(space);

        public Task DropAsync(string space, CancellationToken cancellationToken = default)
        {
            _spaces.TryRemove(space, out _);
            return Task.CompletedTask;
        }
    }
}
