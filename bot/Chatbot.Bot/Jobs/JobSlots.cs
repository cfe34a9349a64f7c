using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Jobs;

/// <summary>How many jobs this process runs at once. Thread-safe.</summary>
internal sealed class JobSlots(IOptions<JobOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.Value.MaxRunning);

    public Task TakeAsync(CancellationToken cancellationToken) => _free.WaitAsync(cancellationToken);

    public void Give() => _free.Release();

    public void Dispose() => _free.Dispose();
}
