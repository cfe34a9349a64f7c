using Npgsql;

namespace Chatbot.Testing.Databases;

/// <summary>A database of its own on the server that <c>CHATBOT_TEST_POSTGRES</c> names; dropped when disposed.</summary>
public sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    private PostgreSqlDatabase(string server, string name) => (_server, _name) = (server, name);

    /// <summary>Why tests that need it are skipped.</summary>
    public const string SkipReason = "CHATBOT_TEST_POSTGRES is not set.";

    /// <summary>Whether there is a server to test with.</summary>
    public static bool IsAvailable => Server is not null;

    /// <summary>How to reach the database.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ToString();

    private static string? Server =>
        Environment.GetEnvironmentVariable("CHATBOT_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    public static async Task<PostgreSqlDatabase> CreateAsync()
    {
        var database = new PostgreSqlDatabase(Server!, "chatbot_test_" + Guid.NewGuid().ToString("N"));
        await database.RunAsync($"CREATE DATABASE {database._name}");
        return database;
    }

    public async ValueTask DisposeAsync() => await RunAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(_server) { Pooling = false }.ToString()
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is made here.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
