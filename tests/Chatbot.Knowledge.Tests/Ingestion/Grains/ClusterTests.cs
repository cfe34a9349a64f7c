using System.Collections.Concurrent;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion;
using Chatbot.Testing.Databases;

namespace Chatbot.Knowledge.Tests.Ingestion.Grains;

[Collection(ClusterCollection.Name)]
public sealed class ClusterTests
{
    private const int Documents = 40;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Import_OnOneSilo_IsWorkedOffByAllAndSeenByAll()
    {
        Assert.SkipUnless(PostgreSqlDatabase.IsAvailable, PostgreSqlDatabase.SkipReason);
        using var limit = Stop();
        await using var cluster = await KnowledgeCluster.StartAsync(2);
        var workers = new ConcurrentDictionary<string, int>();
        cluster.BeforeEmbedding = (silo, _, _) =>
        {
            workers.AddOrUpdate(silo, 1, (_, count) => count + 1);
            return Task.CompletedTask;
        };
        var (first, second) = (cluster.Silos[0], cluster.Silos[1]);
        var seen = WatchAsync(cluster.Get<IDocumentFeed>(second), Documents, limit.Token);

        await ImportAsync(cluster.Get<IKnowledgeBase>(first), limit.Token);
        await cluster.Get<IKnowledgeBase>(second).WhenIdleAsync(limit.Token);

        await RequireReadyAsync(cluster, second, limit.Token);
        Assert.Equal(2, workers.Count);
        Assert.Equal(Documents, workers.Values.Sum());
        Assert.Equal(Documents, (await seen).Count);
    }

    [Fact]
    public async Task Silo_Dies_TheOtherFinishesWhatItHadInWork()
    {
        Assert.SkipUnless(PostgreSqlDatabase.IsAvailable, PostgreSqlDatabase.SkipReason);
        using var limit = Stop();
        await using var cluster = await KnowledgeCluster.StartAsync(2);
        var (first, second) = (cluster.Silos[0], cluster.Silos[1]);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cluster.BeforeEmbedding = async (silo, _, token) =>
        {
            if (silo != second)
                return;
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
        };

        await ImportAsync(cluster.Get<IKnowledgeBase>(first), limit.Token);
        await begun.Task.WaitAsync(limit.Token);
        await cluster.KillAsync(second);
        await cluster.Get<IKnowledgeBase>(first).WhenIdleAsync(limit.Token);

        await RequireReadyAsync(cluster, first, limit.Token);
    }

    [Fact]
    public async Task Worker_IsOnlyASiloWithThatRole()
    {
        Assert.SkipUnless(PostgreSqlDatabase.IsAvailable, PostgreSqlDatabase.SkipReason);
        using var limit = Stop();
        string? web = null;
        await using var cluster = await KnowledgeCluster.StartAsync(
            2,
            silo => Interlocked.CompareExchange(ref web, silo, null) is null ? ["web"] : ["worker"]
        );
        var workers = new ConcurrentDictionary<string, int>();
        cluster.BeforeEmbedding = (silo, _, _) =>
        {
            workers.AddOrUpdate(silo, 1, (_, count) => count + 1);
            return Task.CompletedTask;
        };

        await ImportAsync(cluster.Get<IKnowledgeBase>(web!), limit.Token);
        await cluster.Get<IKnowledgeBase>(web!).WhenIdleAsync(limit.Token);

        await RequireReadyAsync(cluster, web!, limit.Token);
        Assert.Equal([.. cluster.Silos.Where(silo => silo != web)], workers.Keys);
    }

    private static CancellationTokenSource Stop()
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(Limit);
        return stop;
    }

    private static async Task ImportAsync(IKnowledgeBase knowledge, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Documents; i++)
            await knowledge.ImportAsync(KnowledgeHost.File($"{i}.txt", $"The text of document {i}."), cancellationToken);
    }

    private static async Task RequireReadyAsync(KnowledgeCluster cluster, string silo, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Documents; i++)
        {
            var status = await cluster
                .Get<IKnowledgeBase>(silo)
                .GetStatusAsync(KnowledgeHost.Tenant, $"{i}.txt", cancellationToken);
            KnowledgeHost.AssertReady(status!);
            var chunk = Assert.Single(cluster.Chunks.Of(KnowledgeHost.Tenant, $"{i}.txt")).Chunk;
            Assert.Equal($"The text of document {i}.", chunk.Text);
        }
    }

    private static async Task<HashSet<string>> WatchAsync(IDocumentFeed feed, int count, CancellationToken cancellationToken)
    {
        var ready = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var status in feed.WatchAsync(KnowledgeHost.Tenant, cancellationToken))
        {
            if (status.Stage == DocumentStage.Ready && ready.Add(status.DocumentId) && ready.Count == count)
                return ready;
        }

        return ready;
    }
}
