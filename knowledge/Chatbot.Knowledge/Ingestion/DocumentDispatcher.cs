using System.Threading.Channels;
using Chatbot.Knowledge.Ingestion.Spaces;
using Chatbot.Knowledge.Persistence;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>
/// Decides which document is worked on next, a bounded number at a time. A document in whose middle a process died runs
/// alone and after the others, so that a poisonous file cannot take neighbours along. When nothing else is due, documents
/// go to the index that is being built. Used by one loop at a time.
/// </summary>
internal sealed partial class DocumentDispatcher(
    JobStore jobs,
    SpaceStore spaces,
    SpaceDirectory directory,
    DocumentFeed feed,
    TimeProvider timeProvider,
    ILogger<DocumentDispatcher> logger
)
{
    private const int Batch = 128;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>How soon documents are seen that another process handed in.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly Dictionary<DocumentKey, Task> _running = [];
    private readonly Queue<DueDocument> _due = new();
    private DocumentKey? _alone;
    private bool _mayBeMore = true;

    /// <summary>There is something to do.</summary>
    public void Wake() => _calls.Writer.TryWrite(true);

    /// <summary>Works until it is stopped, then waits for what runs.</summary>
    /// <param name="slots">How many documents may be in work at present.</param>
    /// <param name="work">Works on one document; it does not throw.</param>
    /// <param name="stop">Ends the loop.</param>
    public async Task RunAsync(Func<int> slots, Func<DocumentKey, CancellationToken, Task> work, CancellationToken stop)
    {
        try
        {
            while (true)
                await RoundAsync(slots(), work, stop);
        }
        finally
        {
            await Task.WhenAll(_running.Values)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private async Task RoundAsync(int slots, Func<DocumentKey, CancellationToken, Task> work, CancellationToken stop)
    {
        try
        {
            await StartAsync(slots, work, stop);
            await WaitAsync(slots, stop);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            LogRoundFailed(exception);
            await Task.Delay(Pause, timeProvider, stop);
        }
    }

    private async Task StartAsync(int slots, Func<DocumentKey, CancellationToken, Task> work, CancellationToken stop)
    {
        foreach (var done in _running.Where(entry => entry.Value.IsCompleted).Select(entry => entry.Key).ToList())
            _running.Remove(done);
        if (_alone is not null && _running.ContainsKey(_alone))
            return;
        _alone = null;
        if (_due.Count == 0 && _mayBeMore && _running.Count < slots)
            await FillAsync(stop);
        while (_running.Count < slots && _due.TryPeek(out var next))
        {
            if (next.IsSuspect && _running.Count > 0)
                return;
            _due.Dequeue();
            if (_running.ContainsKey(next.Key))
                continue;
            _running[next.Key] = RunAsync(next.Key, work, stop);
            if (next.IsSuspect)
            {
                _alone = next.Key;
                return;
            }
        }
    }

    private async Task FillAsync(CancellationToken stop)
    {
        var due = await jobs.DueAsync(Batch, stop);
        if (!due.Any(document => !_running.ContainsKey(document.Key)))
            due = await spaces.DueAsync(await directory.ReadAsync(stop), Batch, stop);
        foreach (var document in due.Where(document => !_running.ContainsKey(document.Key)))
            _due.Enqueue(document);
        _mayBeMore = _due.Count > 0;
    }

    private async Task RunAsync(DocumentKey key, Func<DocumentKey, CancellationToken, Task> work, CancellationToken stop)
    {
        await Task.Yield();
        await work(key, stop);
        feed.Signal();
    }

    /// <summary>Waits for a call, a finished document, the time of the next retry, or of the next look.</summary>
    private async Task WaitAsync(int slots, CancellationToken stop)
    {
        if (_calls.Reader.TryRead(out _))
            _mayBeMore = true;
        if (
            _alone is null
            && _running.Count < slots
            && (_due.TryPeek(out var next) ? !next.IsSuspect || _running.Count == 0 : _mayBeMore)
        )
            return;
        if (_running.Count >= slots || _alone is not null)
        {
            await Task.WhenAny(_running.Values);
            stop.ThrowIfCancellationRequested();
            return;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var call = _calls.Reader.WaitToReadAsync(enough.Token).AsTask();
        var look = LookAsync(enough.Token);
        List<Task> waits = [.. _running.Values, call, look];
        var first = await Task.WhenAny(waits);
        if (first == call || first == look)
            _mayBeMore = true;
        await enough.CancelAsync();
        await Task.WhenAll(call, look)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        stop.ThrowIfCancellationRequested();
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var wait = LookInterval;
        if (await jobs.NextDueAsync(cancellationToken) is { } due && due - timeProvider.GetUtcNow() is var left && left < wait)
            wait =
                left > TimeSpan.Zero ? left
                : _running.Count == 0 ? TimeSpan.Zero
                : wait;
        await Task.Delay(wait, timeProvider, cancellationToken);
    }

    [LoggerMessage(2010, LogLevel.Error, "Ingestion cannot reach its database; it tries again.")]
    private partial void LogRoundFailed(Exception exception);
}
