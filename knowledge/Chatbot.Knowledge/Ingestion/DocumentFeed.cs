using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Spreads status changes to watchers in this process.</summary>
internal sealed class DocumentFeed : IDocumentFeed
{
    private const int Backlog = 256;
    private readonly ConcurrentDictionary<Channel<DocumentStatus>, string> _watchers = new();
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called with every change, to pass it on to other processes.</summary>
    public Action<DocumentStatus> Published { get; set; } = static _ => { };

    /// <summary>Completes at the next change; take it before looking at the state that the change would alter.</summary>
    public Task NextChange => Volatile.Read(ref _change).Task;

    public void Publish(DocumentStatus status)
    {
        foreach (var (channel, tenant) in _watchers)
        {
            if (string.Equals(tenant, status.Tenant, StringComparison.Ordinal))
                channel.Writer.TryWrite(status);
        }

        Published(status);
        Signal();
    }

    /// <summary>Something changed that no watcher needs to see.</summary>
    public void Signal() =>
        Interlocked.Exchange(ref _change, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    public async IAsyncEnumerable<DocumentStatus> WatchAsync(
        string tenant,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var channel = Channel.CreateBounded<DocumentStatus>(
            new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        _watchers[channel] = tenant;
        try
        {
            await foreach (var status in channel.Reader.ReadAllAsync(cancellationToken))
                yield return status;
        }
        finally
        {
            _watchers.TryRemove(channel, out _);
        }
    }
}
