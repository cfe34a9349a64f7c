using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Chatbot.Knowledge.Persistence.PostgreSql;

/// <summary>Advisory locks of the database: each holds a connection, and ends with it.</summary>
internal sealed class PostgreSqlLocks(KnowledgeOptions options) : INamedLocks
{
    /// <summary>A pool of its own, so that waiting for a lock never takes the connection that its holder needs.</summary>
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(options.ConnectionString)
    {
        ApplicationName = "chatbot-knowledge-locks",
        KeepAlive = 15,
    }.ToString();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _local = new(StringComparer.Ordinal);

    public async Task<IAsyncDisposable> EnterAsync(string name, CancellationToken cancellationToken)
    {
        var local = _local.GetOrAdd(name, _ => new SemaphoreSlim(1, 1));
        await local.WaitAsync(cancellationToken);
#pragma warning disable CA2000 // The holder owns it.
        var connection = new NpgsqlConnection(_connectionString);
#pragma warning restore CA2000
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 0 };
            command.Parameters.Add(new() { Value = KeyOf(name) });
            await command.ExecuteNonQueryAsync(cancellationToken);
            return new Holder(connection, KeyOf(name), isShared: false, local);
        }
        catch
        {
            local.Release();
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<IAsyncDisposable?> TryEnterAsync(string name, bool isShared, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The holder owns it.
        var connection = new NpgsqlConnection(_connectionString);
#pragma warning restore CA2000
        try
        {
            await connection.OpenAsync(cancellationToken);
            var sql = isShared ? "SELECT pg_try_advisory_lock_shared($1)" : "SELECT pg_try_advisory_lock($1)";
#pragma warning disable CA2100 // One of two constants.
            await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
            command.Parameters.Add(new() { Value = KeyOf(name) });
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                return new Holder(connection, KeyOf(name), isShared, local: null);
            await connection.DisposeAsync();
            return null;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static long KeyOf(string name) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"chatbot-knowledge/{name}")));

    private sealed class Holder(NpgsqlConnection connection, long key, bool isShared, SemaphoreSlim? local) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await using (connection)
                {
                    // A connection keeps its locks when it goes back to the pool.
                    var sql = isShared ? "SELECT pg_advisory_unlock_shared($1)" : "SELECT pg_advisory_unlock($1)";
#pragma warning disable CA2100 // One of two constants.
                    await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
                    command.Parameters.Add(new() { Value = key });
                    await command.ExecuteNonQueryAsync(CancellationToken.None);
                }
            }
            catch (NpgsqlException)
            {
                // The connection broke, and the lock with it.
            }
            finally
            {
                local?.Release();
            }
        }
    }
}
