using System.Collections.Concurrent;
using Chatbot.Knowledge.Persistence;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Runs the pipeline of single documents in this process; each can be interrupted. Thread-safe.</summary>
internal sealed partial class DocumentRunner(
    DocumentPipeline pipeline,
    JobStore jobs,
    TimeProvider timeProvider,
    ILogger<DocumentRunner> logger
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<DocumentKey, CancellationTokenSource> _running = new();
    private volatile bool _isStopping;

    /// <summary>Works on a document. Never throws but for a stop.</summary>
    public async Task RunAsync(DocumentKey key, string owner, CancellationToken stop)
    {
        if (_isStopping)
        {
            await Task.Delay(Pause, timeProvider, stop);
            return;
        }

        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (!_running.TryAdd(key, interrupt))
            return;
        try
        {
            if (_isStopping)
                await interrupt.CancelAsync();
            await pipeline.RunAsync(key, owner, interrupt.Token);
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            stop.ThrowIfCancellationRequested();
        }
        catch (Exception exception)
        {
            LogRunFailed(key.Tenant, key.DocumentId, exception);
            await DisownAsync(key, owner, stop);
        }
        finally
        {
            _running.TryRemove(key, out _);
        }
    }

    /// <summary>Ends the work on a document at its next step or wait.</summary>
    public async Task InterruptAsync(DocumentKey key)
    {
        if (_running.TryGetValue(key, out var interrupt))
        {
            try
            {
                await interrupt.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // It ended by itself in this moment.
            }
        }
    }

    /// <summary>Ends all work for good, because this process stops: what is in work goes on elsewhere or later, uncounted.</summary>
    public async Task StopAsync()
    {
        _isStopping = true;
        foreach (var key in _running.Keys)
            await InterruptAsync(key);
    }

    private async Task DisownAsync(DocumentKey key, string owner, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(Pause, timeProvider, stop);
            try
            {
                await jobs.DisownAsync(key, owner, stop);
                return;
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                LogRunFailed(key.Tenant, key.DocumentId, exception);
            }
        }
    }

    [LoggerMessage(2011, LogLevel.Error, "Progress of document {DocumentId} of tenant {Tenant} cannot be recorded.")]
    private partial void LogRunFailed(string tenant, string documentId, Exception exception);
}
