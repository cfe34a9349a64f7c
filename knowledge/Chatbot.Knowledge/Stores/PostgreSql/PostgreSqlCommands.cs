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

    /// <summary>Runs it; the command is disposed.</summary>
    public static async Task<int> RunAsync(this NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand owned = command;
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first value, or the default when there is no row; the command is disposed.</summary>
    public static async Task<T> ScalarAsync<T>(this NpgsqlCommand command, CancellationToken cancellationToken)
        where T : struct
    {
        await using NpgsqlCommand owned = command;
        return await command.ExecuteScalarAsync(cancellationToken) is T value ? value : default;
    }
}
