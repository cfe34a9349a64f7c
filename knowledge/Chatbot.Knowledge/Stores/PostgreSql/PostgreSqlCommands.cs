using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Chatbot.Knowledge.Stores.PostgreSql;

/// <summary>Statements with positional parameters.</summary>
internal static class PostgreSqlCommands
{
    [SuppressMessage("Security", "CA2100", Justification = "Statements are constants of this folder with a checked schema name.")]
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (object? value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }

    public static Task<int> RunAsync(
        this NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken,
        params ReadOnlySpan<object?> values
    ) => RunAsync(connection.Command(sql, values), cancellationToken);

    public static Task<T> ScalarAsync<T>(
        this NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken,
        params ReadOnlySpan<object?> values
    )
        where T : struct => ScalarAsync<T>(connection.Command(sql, values), cancellationToken);

    /// <summary>All rows; the command is disposed.</summary>
    public static async Task<List<T>> ReadAsync<T>(
        this NpgsqlCommand command,
        Func<NpgsqlDataReader, T> map,
        CancellationToken cancellationToken
    )
    {
        await using NpgsqlCommand owned = command;
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    private static async Task<int> RunAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand owned = command;
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlCommand command, CancellationToken cancellationToken)
        where T : struct
    {
        await using NpgsqlCommand owned = command;
        return await command.ExecuteScalarAsync(cancellationToken) is T value ? value : default;
    }
}
