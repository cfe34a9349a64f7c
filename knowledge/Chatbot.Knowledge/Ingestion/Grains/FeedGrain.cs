using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>Holds the watchers of one tenant.</summary>
internal sealed class FeedGrain : Grain, IFeedGrain
{
    private const int Backlog = 256;
    private readonly HashSet<Channel<string>> _watchers = [];

    public Task PublishAsync(string[] changes)
    {
        foreach (var watcher in _watchers)
        {
            foreach (var change in changes)
                watcher.Writer.TryWrite(change);
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<string> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watcher = Channel.CreateBounded<string>(
            new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        _watchers.Add(watcher);
        try
        {
            await foreach (var change in watcher.Reader.ReadAllAsync(cancellationToken))
                yield return change;
        }
        finally
        {
            _watchers.Remove(watcher);
        }
    }
}
