using System.Threading.Channels;
using Chatbot.Knowledge.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>
/// Has documents worked off by grains. Silos that are one cluster hold the lock of those who work together; a silo that is
/// alone holds it alone, and waits while another process on the same records works.
/// </summary>
internal sealed partial class GrainScheduler(
    IGrainFactory grains,
    IContentStore content,
    DocumentBoard board,
    DocumentRunner runner,
    INamedLocks locks,
    IngestionPlace place,
    TimeProvider timeProvider,
    ILogger<GrainScheduler> logger
) : BackgroundService, IDocumentScheduler
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromDays(1);
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Wake() => _calls.Writer.TryWrite(true);

    public Task InterruptAsync(DocumentKey key, CancellationToken cancellationToken) =>
        grains.GetGrain<IDocumentGrain>(DocumentGrainKey.Format(key)).InterruptAsync();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await runner.StopAsync();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var held = await TakeLockAsync(stoppingToken);
        content.DiscardAbandoned(timeProvider.GetUtcNow() - AbandonedAfter);
        await Task.WhenAll(WakeAsync(stoppingToken), ReportAsync(stoppingToken));
    }

    private async Task<IAsyncDisposable> TakeLockAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await locks.TryEnterAsync(IngestionService.LockName, place.IsCluster, cancellationToken) is { } held)
                return held;
            await Task.Delay(Interval, timeProvider, cancellationToken);
        }
    }

    /// <summary>Calls the one grain that looks for work, at once when there is some, and regularly so that it lives.</summary>
    private async Task WakeAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await grains.GetGrain<IIngestionGrain>(0).WakeAsync();
                await Task.WhenAny(_calls.Reader.WaitToReadAsync(stop).AsTask(), Task.Delay(Interval, timeProvider, stop));
                stop.ThrowIfCancellationRequested();
                _calls.Reader.TryRead(out _);
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                LogFailed(exception);
                await Task.Delay(Interval, timeProvider, stop);
            }
        }
    }

    private async Task ReportAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, timeProvider);
        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                await board.ReportAsync(stop);
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(2046, LogLevel.Warning, "Ingestion cannot be reached or its progress not recorded; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
