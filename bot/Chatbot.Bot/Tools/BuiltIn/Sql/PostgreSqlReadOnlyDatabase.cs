using System.Data;
using System.Text.Json;
using Npgsql;

namespace Chatbot.Bot.Tools.BuiltIn.Sql;

/// <summary>
/// PostgreSQL in a read-only transaction of a read-only session that is used once. The planner says before a query runs which
/// schemas it reads and what it costs. A batch takes one statement only, so nothing can leave the transaction.
/// </summary>
internal sealed class PostgreSqlReadOnlyDatabase(SqlDatabaseSettings options) : ISqlDatabase
{
    private const string Describe = """
        SELECT table_schema || '.' || table_name AS "table",
               string_agg(column_name || ' ' || data_type, ', ' ORDER BY ordinal_position) AS columns
        FROM information_schema.columns WHERE table_schema = ANY ($1)
        GROUP BY table_schema, table_name ORDER BY table_schema, table_name
        """;

    /// <summary>Functions that read what the planner does not see, act outside of the transaction, or change the session.</summary>
    private static readonly string[] ForbiddenFunctions =
    [
        "_to_xml",
        "current_setting",
        "dblink",
        "lo_",
        "pg_advisory",
        "pg_cancel_backend",
        "pg_config",
        "pg_file",
        "pg_get_",
        "pg_hba",
        "pg_ident",
        "pg_logical",
        "pg_ls_",
        "pg_notify",
        "pg_read_",
        "pg_reload",
        "pg_rotate",
        "pg_show",
        "pg_stat_",
        "pg_switch",
        "pg_terminate",
        "set_config",
        "ts_rewrite",
        "ts_stat",
        "u&",
    ];

    private readonly HashSet<string> _schemas = new(options.Schemas, StringComparer.Ordinal);

    public Task<SqlRows> QueryAsync(string sql, CancellationToken cancellationToken)
    {
        var forbidden = Array.Find(ForbiddenFunctions, name => sql.Contains(name, StringComparison.OrdinalIgnoreCase));
        return forbidden is null
            ? InSessionAsync(
                async connection =>
                {
                    Check(await PlanAsync(connection, sql, cancellationToken));
                    return await ReadAsync(connection, sql, cancellationToken);
                },
                cancellationToken
            )
            : throw new SqlRefusedException($"'{forbidden}' may not be used in a query.");
    }

    public Task<SqlRows> DescribeAsync(CancellationToken cancellationToken) =>
        InSessionAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(Describe, connection);
                command.Parameters.Add(new NpgsqlParameter { Value = options.Schemas.ToArray() });
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                return await SqlRows.ReadAsync(reader, int.MaxValue, cancellationToken);
            },
            cancellationToken
        );

    private async Task<SqlRows> InSessionAsync(Func<NpgsqlConnection, Task<SqlRows>> run, CancellationToken cancellationToken)
    {
        var milliseconds = (int)options.Timeout.TotalMilliseconds;
        var target = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            Pooling = false,
            Options = $"-c default_transaction_read_only=on -c statement_timeout={milliseconds} -c lock_timeout={milliseconds}",
            CommandTimeout = (int)Math.Ceiling(options.Timeout.TotalSeconds) + 1,
        };
        try
        {
            await using var connection = new NpgsqlConnection(target.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            // After the first query of a transaction nothing can make it writable.
            await using var first = new NpgsqlCommand("SET TRANSACTION READ ONLY; SELECT 1", connection, transaction);
            await first.ExecuteNonQueryAsync(cancellationToken);
            var rows = await run(connection);
            await transaction.RollbackAsync(cancellationToken);
            return rows;
        }
        catch (PostgresException exception)
        {
            throw new SqlRefusedException($"The query cannot be run: {exception.MessageText}");
        }
        catch (NotSupportedException)
        {
            throw new SqlRefusedException("Only one statement may be run at a time.");
        }
    }

    private static async Task<string> PlanAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var batch = Batch(connection, $"EXPLAIN (VERBOSE, FORMAT JSON) {sql}");
        return (string)(await batch.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<SqlRows> ReadAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var batch = Batch(connection, sql);
        await using var reader = await batch.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
        var rows = await SqlRows.ReadAsync(reader, options.MaxRows, cancellationToken);
        batch.Cancel();
        return rows;
    }

#pragma warning disable CA2100 // The session allows nothing but reading, whatever the text is.
    private static NpgsqlBatch Batch(NpgsqlConnection connection, string sql) =>
        new(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
#pragma warning restore CA2100

    private void Check(string plan)
    {
        using var document = JsonDocument.Parse(plan);
        var root = document.RootElement[0].GetProperty("Plan");
        var cost = root.GetProperty("Total Cost").GetDouble();
        if (cost > options.MaxCost)
        {
            throw new SqlRefusedException(
                $"The query would cost {cost:0}, more than {options.MaxCost}. Filter, or count instead of listing."
            );
        }

        CheckNode(root);
    }

    private void CheckNode(JsonElement node)
    {
        if (node.TryGetProperty("Operation", out _) || node.GetProperty("Node Type").ValueEquals("ModifyTable"))
        {
            throw new SqlRefusedException("Only queries that read may be run.");
        }

        if (node.TryGetProperty("Schema", out var schema) && !_schemas.Contains(schema.GetString()!) && !IsPlainFunction(node))
        {
            throw new SqlRefusedException(
                $"The schema '{schema.GetString()}' may not be read. Allowed: {string.Join(", ", options.Schemas)}."
            );
        }

        if (node.TryGetProperty("Plans", out var plans))
        {
            foreach (var child in plans.EnumerateArray())
            {
                CheckNode(child);
            }
        }
    }

    /// <summary>A function of PostgreSQL itself in the place of a table, such as <c>generate_series</c>.</summary>
    private static bool IsPlainFunction(JsonElement node) =>
        node.GetProperty("Node Type").ValueEquals("Function Scan") && node.GetProperty("Schema").ValueEquals("pg_catalog");
}
