using System.Collections.Concurrent;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>One SQLite file per space in a folder: <c>index-SPACE.db</c>.</summary>
public sealed class SqliteChunkStores(string folder) : IChunkStores, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<SqliteChunkStore>> stores = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public IChunkStore Open(string space) => stores.GetOrAdd(space, name => new Lazy<SqliteChunkStore>(() => Create(name))).Value;

    /// <inheritdoc />
    public Task DropAsync(string space, CancellationToken cancellationToken = default)
    {
        if (stores.TryRemove(space, out Lazy<SqliteChunkStore>? store))
        {
            store.Value.Dispose();
        }

        foreach (string suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(PathOf(space) + suffix);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (Lazy<SqliteChunkStore> store in stores.Values)
        {
            store.Value.Dispose();
        }
    }

    private SqliteChunkStore Create(string space)
    {
        Directory.CreateDirectory(folder);
        return new SqliteChunkStore(PathOf(space));
    }

    private string PathOf(string space) => Path.Combine(folder, $"index-{space}.db");
}
