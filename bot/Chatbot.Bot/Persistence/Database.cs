using System.Collections.Concurrent;
using System.Data.Common;
using Chatbot.Bot.Persistence.PostgreSql;
using Chatbot.Bot.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Chatbot.Bot.Persistence;

/// <summary>Opens connections and contexts for the engine that <see cref="StorageOptions.Provider"/> names.</summary>
internal sealed class Database : IDbContextFactory<ChatbotDbContext>, IAsyncDisposable
{
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteUnique = 2067;
    private readonly string _sqlite;
    private readonly NpgsqlDataSource? _postgres;
    private readonly ConcurrentBag<PreparedStatements> _readers = [];

    public Database(IOptions<StorageOptions> options)
    {
        var storage = options.Value;
        DataPath = Path.GetFullPath(storage.DataPath);
        Directory.CreateDirectory(DataPath);
        _sqlite = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(DataPath, "chatbot.db"),
            DefaultTimeout = 30,
        }.ToString();
        if (storage.Provider == StorageOptions.PostgresProvider)
        {
            var settings = new NpgsqlConnectionStringBuilder(storage.ConnectionString) { MaxAutoPrepare = 64 };
            _postgres = NpgsqlDataSource.Create(settings);
        }
    }

    /// <summary>Folder of everything that is kept in files, absolute.</summary>
    public string DataPath { get; }

    /// <summary>Connections that write side by side: SQLite allows one.</summary>
    public int Writers => _postgres is null ? 1 : 4;

    /// <summary>A connection of its own with its prepared statements; the caller disposes it.</summary>
#pragma warning disable CA2000 // The statements own their connection.
    public PreparedStatements Open() => new(OpenConnection());
#pragma warning restore CA2000

    /// <summary>Reads with pooled connections and statements.</summary>
    public T Read<T>(Func<PreparedStatements, T> read)
    {
        if (!_readers.TryTake(out var statements))
        {
            statements = Open();
        }

        try
        {
            var result = read(statements);
            _readers.Add(statements);
            return result;
        }
        catch
        {
            statements.Dispose();
            throw;
        }
    }

    /// <summary>Whether a write was refused because what must be unique is there already.</summary>
    public static bool IsUniqueViolation(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
        || exception is SqliteException { SqliteExtendedErrorCode: SqlitePrimaryKey or SqliteUnique };

    public ChatbotDbContext CreateDbContext() =>
        _postgres is null
            ? new SqliteChatbotDbContext(new DbContextOptionsBuilder<SqliteChatbotDbContext>().UseSqlite(_sqlite).Options)
            : new PostgreSqlChatbotDbContext(
                new DbContextOptionsBuilder<PostgreSqlChatbotDbContext>().UseNpgsql(_postgres).Options
            );

    /// <summary>Brings the schema up to date; safe when several nodes start at once.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = CreateDbContext();
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>
    /// Lets what was overwritten or deleted leave the files: SQLite keeps older pages in its write-ahead log until it is
    /// emptied. False when a reader was in the way; then try again. PostgreSQL does this by itself, with its vacuum.
    /// </summary>
    public bool TryScrub()
    {
        if (_postgres is not null)
        {
            return true;
        }

        using var connection = OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=2000; PRAGMA wal_checkpoint(TRUNCATE);";
        using var reader = command.ExecuteReader();
        do
        {
            // The first result is the timeout, the last one of the checkpoint: busy, frames, frames that were moved.
            while (reader.Read())
            {
                if (reader.FieldCount == 3)
                {
                    return reader.GetInt64(0) == 0;
                }
            }
        } while (reader.NextResult());

        return false;
    }

    public ValueTask DisposeAsync()
    {
        while (_readers.TryTake(out var statements))
        {
            statements.Dispose();
        }

        if (_postgres is not null)
        {
            return _postgres.DisposeAsync();
        }

        // Its pool would keep the files open until the process ends.
        using var pooled = new SqliteConnection(_sqlite);
        SqliteConnection.ClearPool(pooled);
        return ValueTask.CompletedTask;
    }

    private DbConnection OpenConnection()
    {
        if (_postgres is not null)
        {
            return _postgres.OpenConnection();
        }

        var connection = new SqliteConnection(_sqlite);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA temp_store=MEMORY; "
            + "PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=4000; PRAGMA secure_delete=ON;";
        command.ExecuteNonQuery();
        return connection;
    }
}
