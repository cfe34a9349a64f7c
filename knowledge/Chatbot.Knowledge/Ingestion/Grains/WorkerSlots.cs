namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>How many documents this silo works on at a time. Thread-safe.</summary>
internal sealed class WorkerSlots(IngestionOptions options) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.Parallelism, options.Parallelism);

    /// <summary>Waits for a slot; dispose the result to give it back.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        return new Holder(_slots);
    }

    public void Dispose() => _slots.Dispose();

    private sealed class Holder(SemaphoreSlim slots) : IDisposable
    {
        public void Dispose() => slots.Release();
    }
}
