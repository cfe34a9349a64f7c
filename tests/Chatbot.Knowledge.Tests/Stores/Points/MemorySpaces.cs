using System.Collections.Concurrent;
using Chatbot.Knowledge.Stores;
using Chatbot.Knowledge.Stores.Points;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Knowledge.Tests.Stores.Points;

#region store-spaces
/// <summary>An index for each space, behind the store for engines without transactions.</summary>
internal sealed class MemorySpaces : IChunkStores, IDisposable
{
    private readonly ConcurrentDictionary<string, (MemoryPointIndex Index, PointChunkStore Store)> open = new(
        StringComparer.Ordinal
    );

    // The clock stands still: numbers of versions rise all the same.
    private readonly FakeTimeProvider time = new();

    public MemoryPointIndex Index(string space) => Get(space).Index;

    public IChunkStore Open(string space) => Get(space).Store;

    public Task DropAsync(string space, CancellationToken cancellationToken = default)
    {
        open.TryRemove(space, out _);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach ((_, PointChunkStore store) in open.Values)
        {
            store.Dispose();
        }
    }

    private (MemoryPointIndex Index, PointChunkStore Store) Get(string space) =>
        open.GetOrAdd(
            space,
            _ =>
            {
                var index = new MemoryPointIndex();
                return (index, new PointChunkStore(index, time));
            }
        );
}
#endregion
