using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Tests.Ingestion;

public sealed class RecoveryTests : IDisposable
{
    private readonly KnowledgeFolder _folder = new();

    private static Progress<StageProgress> NoProgress => new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(DocumentStage.Extracting)]
    [InlineData(DocumentStage.Partitioning)]
    [InlineData(DocumentStage.Enriching)]
    [InlineData(DocumentStage.Embedding)]
    [InlineData(DocumentStage.Indexing)]
    public async Task Process_DiesInAStage_IsResumedFromThatStage(DocumentStage stage)
    {
        await using (var first = await KnowledgeHost.StartAsync(_folder, start: false))
        {
            await first.Knowledge.ImportAsync(KnowledgeHost.File("a.md", "# A\n\nSome text."), Token);
            await DieInAsync(first, "a.md", stage);
        }

        var embeddingsBefore = _folder.Embeddings.Calls;
        await using var second = await KnowledgeHost.StartAsync(_folder);
        var status = await second.SettleAsync("a.md");

        KnowledgeHost.AssertReady(status);
        Assert.Equal(2, status.Attempts);
        Assert.Equal(stage == DocumentStage.Indexing ? 0 : 1, _folder.Embeddings.Calls - embeddingsBefore);
        Assert.NotEmpty(_folder.Chunks.Of(KnowledgeHost.Tenant, "a.md"));
    }

    [Fact]
    public async Task PoisonFile_KillingTheProcess_IsGivenUpAfterThreeAttemptsAndOthersAreReady()
    {
        for (var life = 0; life < 3; life++)
        {
            await using var host = await KnowledgeHost.StartAsync(_folder, start: false);
            await host.Knowledge.ImportAsync(KnowledgeHost.File("a.txt", "poison"), Token);
            if (life == 0)
            {
                for (var i = 0; i < 20; i++)
                    await host.Knowledge.ImportAsync(KnowledgeHost.File($"good{i}.txt", $"Good text {i}."), Token);
                await DieInAsync(host, "good0.txt", DocumentStage.Extracting);
            }

            await host.Get<JobStore>().TakeOverAsync([], Token);
            await DieInAsync(host, "a.txt", DocumentStage.Extracting);
        }

        await using var last = await KnowledgeHost.StartAsync(_folder);
        var poison = await last.SettleAsync("a.txt");

        Assert.Equal(DocumentStage.Failed, poison.Stage);
        Assert.Equal(3, poison.Attempts);
        Assert.Contains("3 times", poison.Reason);
        for (var i = 0; i < 20; i++)
            KnowledgeHost.AssertReady(await last.SettleAsync($"good{i}.txt"));
    }

    [Fact]
    public async Task Suspects_AfterACrash_RunAloneAndLast()
    {
        await using (var first = await KnowledgeHost.StartAsync(_folder, start: false))
        {
            await first.Knowledge.ImportAsync(KnowledgeHost.File("suspect.txt", "Suspect."), Token);
            await DieInAsync(first, "suspect.txt", DocumentStage.Extracting);
            for (var i = 0; i < 6; i++)
                await first.Knowledge.ImportAsync(KnowledgeHost.File($"good{i}.txt", $"Good {i}."), Token);
        }

        var order = new List<string>();
        _folder.Chunks.BeforeWrite = documentId =>
        {
            lock (order)
                order.Add(documentId);
            return Task.CompletedTask;
        };
        await using var second = await KnowledgeHost.StartAsync(_folder);
        await second.SettleAsync("suspect.txt");

        Assert.Equal(7, order.Count);
        Assert.Equal("suspect.txt", order[^1]);
    }

    [Fact]
    public async Task TransientFailure_IsTriedAgainAndPasses()
    {
        var failures = 2;
        _folder.Embeddings.Before = (_, _) =>
            Interlocked.Decrement(ref failures) >= 0 ? throw new HttpRequestException("Busy.") : Task.CompletedTask;
        await using var host = await KnowledgeHost.StartAsync(_folder);

        var status = await host.ImportAsync(KnowledgeHost.File("a.txt", "Some text."));

        KnowledgeHost.AssertReady(status);
        Assert.Equal(3, status.Attempts);
        Assert.Null(status.Reason);
    }

    [Fact]
    public async Task LastingFailure_FailsWithReasonAndBlocksNobody()
    {
        _folder.Embeddings.Before = (texts, _) =>
            texts.Any(text => text.Contains("cursed")) ? throw new HttpRequestException("No such model.") : Task.CompletedTask;
        await using var host = await KnowledgeHost.StartAsync(_folder);

        var cursed = await host.ImportAsync(KnowledgeHost.File("cursed.txt", "A cursed text."));
        var good = await host.ImportAsync(KnowledgeHost.File("good.txt", "A good text."));

        Assert.Equal(DocumentStage.Failed, cursed.Stage);
        Assert.Equal(3, cursed.Attempts);
        Assert.Contains("No such model.", cursed.Reason);
        KnowledgeHost.AssertReady(good);
    }

    [Fact]
    public async Task UnreadableFile_FailsAtOnceAndIsTriedAgainOnImport()
    {
        var isBroken = true;
        var reader = new PoisonReader(
            (input, token) =>
                isBroken
                    ? throw new DocumentReaderException("Broken on purpose.")
                    : new Chatbot.Knowledge.Readers.Text.TextReader().Read(input, token)
        );
        await using var host = await KnowledgeHost.StartAsync(_folder, extraReader: reader);

        var failed = await host.ImportAsync(KnowledgeHost.File("a.poison", "Some text."));
        isBroken = false;
        var ready = await host.ImportAsync(KnowledgeHost.File("a.poison", "Some text."));

        Assert.Equal("Broken on purpose.", failed.Reason);
        Assert.Equal(1, failed.Attempts);
        KnowledgeHost.AssertReady(ready);
        Assert.Equal(2, reader.Reads);
    }

    [Fact]
    public async Task HangingReader_IsAbandonedWithAReason()
    {
        using var never = new ManualResetEventSlim();
        var reader = new PoisonReader(
            (_, _) =>
            {
                never.Wait(CancellationToken.None);
                throw new InvalidOperationException("Too late.");
            }
        );
        await using var host = await KnowledgeHost.StartAsync(
            _folder,
            options => options.Limits.Timeout = TimeSpan.FromMilliseconds(200),
            reader
        );

        var status = await host.ImportAsync(KnowledgeHost.File("a.poison", "Some text."));
        never.Set();

        Assert.Equal(DocumentStage.Failed, status.Stage);
        Assert.Contains("longer than", status.Reason);
    }

    [Fact]
    public async Task GracefulStop_InTheMiddle_DoesNotCountAsAttempt()
    {
        var entered = new TaskCompletionSource();
        _folder.Embeddings.Before = async (_, token) =>
        {
            entered.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
        };
        await using (var first = await KnowledgeHost.StartAsync(_folder))
        {
            await first.Knowledge.ImportAsync(KnowledgeHost.File("a.txt", "Some text."), Token);
            await entered.Task.WaitAsync(TimeSpan.FromSeconds(90), Token);
        }

        _folder.Embeddings.Before = (_, _) => Task.CompletedTask;
        await using var second = await KnowledgeHost.StartAsync(_folder);
        var status = await second.SettleAsync("a.txt");

        KnowledgeHost.AssertReady(status);
        Assert.Equal(1, status.Attempts);
    }

    /// <summary>Leaves the records as a process does that is killed while it works on a stage.</summary>
    private static async Task DieInAsync(KnowledgeHost host, string documentId, DocumentStage stage)
    {
        var key = new DocumentKey(KnowledgeHost.Tenant, documentId);
        var documents = host.Get<DocumentStore>();
        var jobs = host.Get<JobStore>();
        var steps = host.Get<DocumentSteps>();
        var job = (await documents.FindAsync(key, Token))!;
        Assert.True(await jobs.BeginAsync(job, "a process that died", Token));
        var version = await steps.ExtractAsync(job, NoProgress, Token);
        if (stage >= DocumentStage.Partitioning)
            await RecordAsync(DocumentStage.Partitioning, version);
        await steps.PartitionAsync(job, version, Token);
        if (stage >= DocumentStage.Enriching)
            await RecordAsync(DocumentStage.Enriching, version);
        if (stage >= DocumentStage.Embedding)
            await RecordAsync(DocumentStage.Embedding, version);
        if (stage >= DocumentStage.Indexing)
        {
            await steps.EmbedAsync(version, NoProgress, Token);
            await RecordAsync(DocumentStage.Indexing, version);
        }

        async Task RecordAsync(DocumentStage next, VersionRow payload) =>
            Assert.True(await jobs.AdvanceAsync(job, new StepResult(next, "{}"), payload, Token));
    }
}
