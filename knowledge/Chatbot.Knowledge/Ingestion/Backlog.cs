using Chatbot.Knowledge.Persistence;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Lets importers wait while too much is queued. Thread-safe.</summary>
internal sealed class Backlog(ForecastStore store, IngestionOptions options, TimeProvider timeProvider) : IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _counting = new(1, 1);
    private long _countedAt;
    private int _documents;
    private long _bytes;
    private bool _isCounted;

    /// <summary>Waits for room for one more document.</summary>
    /// <param name="isPatient">Wait as long as it takes, instead of <see cref="IngestionOptions.MaxWait"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IngestionBusyException">There was no room in time.</exception>
    public async Task EnterAsync(bool isPatient, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        while (true)
        {
            await CountAsync(cancellationToken);
            if (Volatile.Read(ref _documents) < options.MaxQueued && Volatile.Read(ref _bytes) < options.MaxQueuedBytes)
                return;
            if (!isPatient && timeProvider.GetElapsedTime(started) >= options.MaxWait)
                throw new IngestionBusyException(_documents);
            await Task.Delay(MaxAge / 4, timeProvider, cancellationToken);
        }
    }

    /// <summary>A document was queued; counts until the next look into the records.</summary>
    public void Add(long bytes)
    {
        Interlocked.Increment(ref _documents);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void Dispose() => _counting.Dispose();

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        await _counting.WaitAsync(cancellationToken);
        try
        {
            if (_isCounted && timeProvider.GetElapsedTime(_countedAt) < MaxAge)
                return;
            (_documents, _bytes) = await store.BacklogAsync(cancellationToken);
            _countedAt = timeProvider.GetTimestamp();
            _isCounted = true;
        }
        finally
        {
            _counting.Release();
        }
    }
}
