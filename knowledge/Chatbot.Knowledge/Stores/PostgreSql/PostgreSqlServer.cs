using Microsoft.Extensions.Logging;
using Npgsql;

namespace Chatbot.Knowledge.Stores.PostgreSql;

/// <summary>The server of the index, and what it can do. Thread-safe.</summary>
internal sealed partial class PostgreSqlServer(string connectionString, PostgreSqlStoreOptions options, ILogger logger)
    : IAsyncDisposable,
        IDisposable
{
    private static readonly Version Needed = new(0, 8);

    private readonly SemaphoreSlim asking = new(1);
    private bool? vectors;

    public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(connectionString);

    public int ExactUpTo => options.ExactUpTo;

    /// <summary>Whether there are vectors here; throws when there are none and the settings do not say what to do then.</summary>
    public async Task<bool> HasVectorsAsync(CancellationToken cancellationToken)
    {
        if (vectors is { } known)
        {
            return known;
        }

        await asking.WaitAsync(cancellationToken);
        try
        {
            return vectors ??= await AskAsync(cancellationToken);
        }
        finally
        {
            asking.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        asking.Dispose();
        return Source.DisposeAsync();
    }

    public void Dispose()
    {
        asking.Dispose();
        Source.Dispose();
    }

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        string? problem = await FindProblemAsync(cancellationToken);
        if (problem is null)
        {
            return true;
        }

        if (!options.WordsOnlyWithoutVector)
        {
            throw new InvalidOperationException(
                $"Knowledge:Store = PostgreSql needs the extension vector (pgvector) {Needed} or newer, but {problem} "
                    + "Install pgvector on the server and run CREATE EXTENSION vector in this database as its owner; or set "
                    + "Knowledge:PostgreSql:WordsOnlyWithoutVector = true to search by words only; or set Knowledge:Store = Sqlite."
            );
        }

        Log.WordsOnly(logger, problem);
        return false;
    }

    private async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        const string Installed = "SELECT extversion FROM pg_extension WHERE extname = 'vector'";
        await using NpgsqlConnection connection = await Source.OpenConnectionAsync(cancellationToken);
        string? version = await TextAsync(connection, Installed, cancellationToken);
        if (version is null)
        {
            const string Available = "SELECT default_version FROM pg_available_extensions WHERE name = 'vector'";
            if (await TextAsync(connection, Available, cancellationToken) is null)
            {
                return $"the server {connection.Host} does not have it.";
            }

            try
            {
                await connection.Command("CREATE EXTENSION IF NOT EXISTS vector").RunAsync(cancellationToken);
            }
            catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege)
            {
                return "this user may not create it.";
            }
            catch (PostgresException twice) when (twice.SqlState is PostgresErrorCodes.UniqueViolation)
            {
                // Another process created it in the same moment.
            }

            version = await TextAsync(connection, Installed, cancellationToken);
        }

        return Version.TryParse(version, out Version? found) && found >= Needed ? null : $"this database has version {version}.";
    }

    private static async Task<string?> TextAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = connection.Command(sql);
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    private static partial class Log
    {
        [LoggerMessage(2301, LogLevel.Warning, "The index in PostgreSQL has no vectors, search is by words only: {Problem}")]
        public static partial void WordsOnly(ILogger logger, string problem);
    }
}
