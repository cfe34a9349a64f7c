using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Chatbot.Bot.Tools.BuiltIn.Sql;

/// <summary>
/// SQLite, opened read-only. Its authorizer allows nothing but reading tables of the allowed schemas and calling functions
/// that touch no files; its progress handler ends what takes too long or too many steps. https://sqlite.org/c3ref/set_authorizer.html
/// </summary>
internal sealed class SqliteReadOnlyDatabase(SqlDatabaseSettings options, TimeProvider time) : ISqlDatabase
{
    private const int StepsPerCheck = 1000;

    /// <summary>Bytes of a value while it is computed: a few words of SQL could make one of a gigabyte.</summary>
    private const int LargestValue = 1_000_000;

    private static readonly HashSet<string> ForbiddenFunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "load_extension",
        "readfile",
        "writefile",
        "edit",
        "fts3_tokenizer",
    };

    private readonly HashSet<string> _schemas = new(options.Schemas, StringComparer.OrdinalIgnoreCase);

    public Task<SqlRows> QueryAsync(string sql, CancellationToken cancellationToken) =>
        OnOwnThread(() => Run(sql, isGuarded: true, cancellationToken));

    public Task<SqlRows> DescribeAsync(CancellationToken cancellationToken) =>
        OnOwnThread(() =>
            Run(
                """
                SELECT l.schema || '.' || l.name AS "table", group_concat(c.name || ' ' || c.type, ', ') AS columns
                FROM pragma_table_list AS l JOIN pragma_table_info(l.name, l.schema) AS c
                WHERE l.type IN ('table', 'view', 'virtual') AND l.name NOT LIKE 'sqlite_%'
                GROUP BY l.schema, l.name ORDER BY l.schema, l.name
                """,
                isGuarded: false,
                cancellationToken
            )
        );

    private SqlRows Run(string sql, bool isGuarded, CancellationToken cancellationToken)
    {
        var path = new SqliteConnectionStringBuilder(options.ConnectionString)
        {
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        using var connection = new SqliteConnection(path.ConnectionString);
        using var command = connection.CreateCommand();
        try
        {
            connection.Open();
            command.CommandText = "PRAGMA query_only = ON";
            command.ExecuteNonQuery();
            var limit = Limit(connection.Handle!, cancellationToken);
            if (isGuarded)
            {
                raw.sqlite3_set_authorizer(connection.Handle, (delegate_authorizer)Authorize, null);
            }

            return Read(command, sql, limit, cancellationToken);
        }
        catch (SqliteException exception)
        {
            throw new SqlRefusedException($"The query cannot be run: {exception.Message}");
        }
    }

    private SqlRows Read(SqliteCommand command, string sql, Budget limit, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // The session allows nothing but reading, whatever the text is.
        command.CommandText = sql;
#pragma warning restore CA2100
        try
        {
            using var reader = command.ExecuteReader();
            var rows = SqlRows.Read(reader, options.MaxRows);
            return reader.NextResult() ? throw new SqlRefusedException("Only one statement may be run at a time.") : rows;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new SqlRefusedException(
                limit.IsTooCostly
                    ? "The query takes too many steps. Read less: filter, or count instead of listing."
                    : $"The query took longer than {options.Timeout.TotalSeconds:0.#} seconds."
            );
        }
    }

    private Budget Limit(sqlite3 handle, CancellationToken cancellationToken)
    {
        var budget = new Budget(time, options, cancellationToken);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_LENGTH, LargestValue);
        raw.sqlite3_progress_handler(handle, StepsPerCheck, _ => budget.IsSpent() ? 1 : 0, null);
        return budget;
    }

    private int Authorize(object user, int action, utf8z first, utf8z second, utf8z schema, utf8z view) =>
        action switch
        {
            raw.SQLITE_SELECT or raw.SQLITE_RECURSIVE => raw.SQLITE_OK,
            raw.SQLITE_FUNCTION => ForbiddenFunctions.Contains(second.utf8_to_string() ?? "") ? raw.SQLITE_DENY : raw.SQLITE_OK,
            raw.SQLITE_READ when IsReadable(schema.utf8_to_string()) => raw.SQLITE_OK,
            _ => raw.SQLITE_DENY,
        };

    /// <summary>SQLite names no schema for subqueries, and where no column of a table is read; nothing can be attached.</summary>
    private bool IsReadable(string? schema) => string.IsNullOrEmpty(schema) || _schemas.Contains(schema);

    /// <summary>SQLite computes on the thread that calls it.</summary>
    private static Task<SqlRows> OnOwnThread(Func<SqlRows> read)
    {
        var end = new TaskCompletionSource<SqlRows>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                end.SetResult(read());
            }
            catch (Exception exception)
            {
                end.SetException(exception);
            }
        })
        {
            IsBackground = true,
            Name = "sql",
        };
        thread.Start();
        return end.Task;
    }

    /// <summary>What one query may use.</summary>
    private sealed class Budget(TimeProvider time, SqlDatabaseSettings options, CancellationToken cancellationToken)
    {
        private readonly long _start = time.GetTimestamp();
        private long _checks;

        public bool IsTooCostly => _checks > options.MaxCost;

        public bool IsSpent() =>
            ++_checks > options.MaxCost
            || time.GetElapsedTime(_start) > options.Timeout
            || cancellationToken.IsCancellationRequested;
    }
}
