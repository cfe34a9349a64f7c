using Chatbot.Knowledge.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>
/// Works off unfinished documents, a bounded number at a time. The database says what is to be done; a document in whose
/// middle the process died runs alone and after the others, so that a poisonous file cannot take neighbours along. Of
/// several processes on one data folder one does the work; the others hand in documents and take over when it ends.
/// </summary>
internal sealed partial class IngestionService(
    JobStore jobs,
    ContentStore content,
    DocumentPipeline pipeline,
    DocumentFeed feed,
    WakeUp wakeUp,
    IngestionLock ingestionLock,
    IngestionOptions options,
    TimeProvider timeProvider,
    ILogger<IngestionService> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>How soon documents are seen that another process handed in.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromDays(1);
    private readonly Dictionary<DocumentKey, Task> _running = [];
    private DocumentKey? _alone;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var held = await ingestionLock.TakeAsync(stoppingToken);
        await jobs.MarkInterruptedAsync(stoppingToken);
        content.DiscardAbandoned(timeProvider.GetUtcNow() - AbandonedAfter);
        try
        {
            while (true)
            {
                await RoundAsync(stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(_running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RoundAsync(CancellationToken stop)
    {
        try
        {
            await StartPendingAsync(stop);
            await WaitAsync(stop);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            LogRoundFailed(exception);
            await Task.Delay(Pause, timeProvider, stop);
        }
    }

    private async Task StartPendingAsync(CancellationToken stop)
    {
        foreach (var done in _running.Where(entry => entry.Value.IsCompleted).Select(entry => entry.Key).ToList())
            _running.Remove(done);
        if (_alone is not null && _running.ContainsKey(_alone))
            return;
        _alone = null;
        var pending = await jobs.PendingAsync(options.Parallelism + _running.Count, stop);
        foreach (var row in pending)
        {
            var key = new DocumentKey(row.Tenant, row.DocumentId);
            if (_running.Count >= options.Parallelism || _running.ContainsKey(key) || (row.IsSuspect && _running.Count > 0))
                continue;
            _running[key] = RunAsync(key, stop);
            if (row.IsSuspect)
            {
                _alone = key;
                return;
            }
        }
    }

    private async Task RunAsync(DocumentKey key, CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            await pipeline.RunAsync(key, stop);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            LogRunFailed(key.Tenant, key.DocumentId, exception);
            await Task.Delay(Pause, timeProvider, stop);
        }

        feed.Signal();
    }

    /// <summary>Waits for a call, a finished document, the time of the next retry, or of the next look.</summary>
    private async Task WaitAsync(CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var waits = new List<Task>(_running.Values) { wakeUp.WaitAsync(enough.Token) };
        waits.Add(Task.Delay(LookInterval, timeProvider, enough.Token));
        if (await jobs.NextRetryAsync(stop) is { } due)
        {
            var delay = due - timeProvider.GetUtcNow();
            waits.Add(Task.Delay(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, timeProvider, enough.Token));
        }

        await Task.WhenAny(waits);
        await enough.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }

    [LoggerMessage(2010, LogLevel.Error, "The ingestion service cannot reach its database; it tries again.")]
    private partial void LogRoundFailed(Exception exception);

    [LoggerMessage(2011, LogLevel.Error, "Progress of document {DocumentId} of tenant {Tenant} cannot be recorded.")]
    private partial void LogRunFailed(string tenant, string documentId, Exception exception);
}
