namespace Chatbot.Knowledge.Ingestion;

/// <summary>Keeps an original from being collected between its storing and the record that refers to it.</summary>
internal sealed class ContentGate : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Waits for the gate; dispose the result to open it.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        return new Holder(_gate);
    }

    public void Dispose() => _gate.Dispose();

    private sealed class Holder(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
