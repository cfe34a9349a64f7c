using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion;

namespace Chatbot.Knowledge.Tests.Ingestion;

public sealed class DocumentFeedTests : IDisposable
{
    private readonly KnowledgeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Watcher_SeesTheStagesInOrderAndNoOtherTenant()
    {
        await using var host = await KnowledgeHost.StartAsync(_folder, start: false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        var watch = host.Get<IDocumentFeed>().WatchAsync(KnowledgeHost.Tenant, limit.Token).GetAsyncEnumerator(limit.Token);
        var first = watch.MoveNextAsync();
        await host.Knowledge.ImportAsync(KnowledgeHost.File("x.txt", "Elsewhere.") with { Tenant = "other" }, limit.Token);
        await host.Knowledge.ImportAsync(KnowledgeHost.File("a.txt", "Some text."), limit.Token);
        await host.StartIngestionAsync();

        var stages = new List<DocumentStage>();
        for (var more = await first; more; more = await watch.MoveNextAsync())
        {
            Assert.Equal("a.txt", watch.Current.DocumentId);
            if (!stages.Contains(watch.Current.Stage))
                stages.Add(watch.Current.Stage);
            if (watch.Current.Stage == DocumentStage.Ready)
                break;
        }

        await watch.DisposeAsync();
        Assert.Equal(
            [
                DocumentStage.Queued,
                DocumentStage.Extracting,
                DocumentStage.Partitioning,
                DocumentStage.Enriching,
                DocumentStage.Embedding,
                DocumentStage.Indexing,
                DocumentStage.Ready,
            ],
            stages
        );
    }
}
