using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>A connection that prepares each statement once; used by one caller at a time.</summary>
internal sealed class SqliteStatements : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);
    private SqliteTransaction? transaction;

    public SqliteStatements(string connectionString, string setup)
    {
        connection = new SqliteConnection(connectionString);
        connection.Open();
        Run(setup);
    }

    /// <summary>Statements belong to the transaction until the caller ends it; undone unless committed.</summary>
    public SqliteTransaction Begin(bool deferred)
    {
        transaction = connection.BeginTransaction(deferred);
        return transaction;
    }

    public void Run(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Command(sql, parameters).ExecuteNonQuery();

    /// <summary>0 when there is no row.</summary>
    public long Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Command(sql, parameters).ExecuteScalar() is long value ? value : 0;

    public SqliteDataReader Query(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Command(sql, parameters).ExecuteReader();

    public void Dispose()
    {
        foreach (SqliteCommand command in commands.Values)
        {
            command.Dispose();
        }

        transaction?.Dispose();
        connection.Dispose();
    }

    [SuppressMessage(
        "Security",
        "CA2100",
        Justification = "Every statement is a constant of this folder; values are parameters."
    )]
    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach ((string name, _) in parameters)
            {
                command.Parameters.Add(new SqliteParameter(name, null));
            }

            commands.Add(sql, command);
        }

        for (int i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        }

        command.Transaction = transaction;
        return command;
    }
}
