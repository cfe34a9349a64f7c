namespace Chatbot.Bot.Tools.BuiltIn.Sql;

/// <summary>A database that only reads: its session refuses everything else, whatever the text of a query is. Thread-safe.</summary>
internal interface ISqlDatabase
{
    /// <summary>Runs one query.</summary>
    /// <exception cref="SqlRefusedException">It is not allowed, wrong, too slow or too costly.</exception>
    Task<SqlRows> QueryAsync(string sql, CancellationToken cancellationToken);

    /// <summary>Tables and views of the allowed schemas with their columns, one row each.</summary>
    Task<SqlRows> DescribeAsync(CancellationToken cancellationToken);
}
