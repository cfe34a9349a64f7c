using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>
/// The feed of a cluster: what happens here goes to the grain of its tenant, and watchers here read from there, so that
/// everyone sees everything wherever it happens.
/// </summary>
internal sealed partial class ClusterFeed(
    DocumentFeed local,
    IGrainFactory grains,
    TimeProvider timeProvider,
    ILogger<ClusterFeed> logger
) : BackgroundService, IDocumentFeed
{
    private const int Backlog = 4096;
    private const int Batch = 128;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Channel<DocumentStatus> _outgoing = Channel.CreateBounded<DocumentStatus>(
        new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    public async IAsyncEnumerable<DocumentStatus> WatchAsync(
        string tenant,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        while (true)
        {
            await using var changes = grains
                .GetGrain<IFeedGrain>(tenant)
                .WatchAsync(cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(changes, cancellationToken) is { } change)
                yield return JsonSerializer.Deserialize(change, FeedJsonContext.Default.DocumentStatus)!;
            await Task.Delay(Pause, timeProvider, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        local.Published = status => _outgoing.Writer.TryWrite(status);
        var batch = new List<DocumentStatus>(Batch);
        while (await _outgoing.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < Batch && _outgoing.Reader.TryRead(out var status))
                batch.Add(status);
            foreach (var tenant in batch.GroupBy(status => status.Tenant, StringComparer.Ordinal))
                await PublishAsync(tenant.Key, [.. tenant.Select(Write)]);
            batch.Clear();
        }
    }

    /// <summary>The next change, or null when the grain moved to another silo.</summary>
    private async Task<string?> NextAsync(IAsyncEnumerator<string> changes, CancellationToken cancellationToken)
    {
        try
        {
            return await changes.MoveNextAsync() ? changes.Current : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogMoved(exception);
            return null;
        }
    }

    private async Task PublishAsync(string tenant, string[] changes)
    {
        try
        {
            await grains.GetGrain<IFeedGrain>(tenant).PublishAsync(changes);
        }
        catch (Exception exception)
        {
            LogMoved(exception);
        }
    }

    private static string Write(DocumentStatus status) =>
        JsonSerializer.Serialize(status, FeedJsonContext.Default.DocumentStatus);

    [LoggerMessage(2045, LogLevel.Debug, "The feed of documents moves to another silo.")]
    private partial void LogMoved(Exception exception);
}
