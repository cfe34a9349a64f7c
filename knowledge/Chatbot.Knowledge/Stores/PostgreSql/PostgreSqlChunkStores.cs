using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Chatbot.Knowledge.Stores.PostgreSql;

/// <summary>The index in PostgreSQL: one schema per space. Thread-safe.</summary>
public sealed class PostgreSqlChunkStores : IChunkStores, IAsyncDisposable, IDisposable
{
    private readonly ConcurrentDictionary<string, PostgreSqlChunkStore> stores = new(StringComparer.Ordinal);
    private readonly PostgreSqlStoreOptions options;
    private readonly PostgreSqlServer server;

    /// <summary>Stores on the server of a connection string; nothing is connected yet.</summary>
    public PostgreSqlChunkStores(string connectionString, PostgreSqlStoreOptions options, ILogger<PostgreSqlChunkStores> logger)
    {
        this.options = options;
        server = new PostgreSqlServer(connectionString, options, logger);
    }

    /// <inheritdoc />
    public IChunkStore Open(string space) => stores.GetOrAdd(space, name => new PostgreSqlChunkStore(server, Schema(name)));

    /// <inheritdoc />
    public async Task DropAsync(string space, CancellationToken cancellationToken = default)
    {
        stores.TryRemove(space, out _);
        await PostgreSqlSchema.DropAsync(server.Source, Schema(space), cancellationToken);
    }

    /// <summary>Throws when the server cannot hold the index as the settings want it.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken = default) =>
        await server.HasVectorsAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Close();
        await server.DisposeAsync();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Close();
        server.Dispose();
    }

    private void Close()
    {
        foreach (PostgreSqlChunkStore store in stores.Values)
        {
            store.Dispose();
        }
    }

    private string Schema(string space) => options.SchemaPrefix + SpaceName.Check(space);
}
