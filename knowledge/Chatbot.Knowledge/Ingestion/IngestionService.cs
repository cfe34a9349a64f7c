using Chatbot.Knowledge.Ingestion.Spaces;
using Chatbot.Knowledge.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>
/// Works documents off in this process. Of several processes on the same records one does the work; the others hand in
/// documents and take over when it ends.
/// </summary>
internal sealed partial class IngestionService(
    JobStore jobs,
    IContentStore content,
    DocumentDispatcher dispatcher,
    DocumentRunner runner,
    DocumentBoard board,
    Reindexing reindexing,
    INamedLocks locks,
    IngestionOptions options,
    TimeProvider timeProvider,
    ILogger<IngestionService> logger
) : BackgroundService, IDocumentScheduler
{
    /// <summary>The lock of those who work: one process alone, or the nodes of one cluster together.</summary>
    public const string LockName = "ingestion";

    private const string Owner = "process";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromDays(1);

    public void Wake() => dispatcher.Wake();

    public Task InterruptAsync(DocumentKey key, CancellationToken cancellationToken) => runner.InterruptAsync(key);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var held = await TakeLockAsync(stoppingToken);
        await jobs.TakeOverAsync([], stoppingToken);
        content.DiscardAbandoned(timeProvider.GetUtcNow() - AbandonedAfter);
        var tending = TendAsync(stoppingToken);
        await dispatcher.RunAsync(() => options.Parallelism, (key, stop) => runner.RunAsync(key, Owner, stop), stoppingToken);
        await tending;
    }

    private async Task<IAsyncDisposable> TakeLockAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await locks.TryEnterAsync(LockName, isShared: false, cancellationToken) is { } held)
                return held;
            await Task.Delay(Interval, timeProvider, cancellationToken);
        }
    }

    private async Task TendAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, timeProvider);
        do
        {
            try
            {
                await board.ReportAsync(stop);
                await reindexing.TendAsync(stop);
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                LogTendFailed(exception);
            }
        } while (await timer.WaitForNextTickAsync(stop));
    }

    [LoggerMessage(2012, LogLevel.Error, "Progress cannot be recorded or the index cannot be tended; it is tried again.")]
    private partial void LogTendFailed(Exception exception);
}
