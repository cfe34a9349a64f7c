using System.ComponentModel;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.BuiltIn.Sql;

/// <summary>Two tools for each database: <c>query_NAME</c> and <c>describe_NAME</c>.</summary>
internal sealed class SqlTools : IToolSource
{
    private const int LongestQuery = 10_000;
    private const int LongestResult = 30_000;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private readonly IReadOnlyList<Tool> _tools;

    public SqlTools(IOptions<SqlOptions> options, TimeProvider time) =>
        _tools = [.. options.Value.Databases.SelectMany(entry => Create(entry.Key, entry.Value, time))];

    public ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken) => new(_tools);

    private static IEnumerable<Tool> Create(string name, SqlDatabaseSettings options, TimeProvider time)
    {
        ISqlDatabase database =
            options.Engine == SqlEngine.PostgreSql
                ? new PostgreSqlReadOnlyDatabase(options)
                : new SqliteReadOnlyDatabase(options, time);
        var rules = new ToolRules
        {
            Access = new([.. options.Roles], [], [], options.Roles.Count == 0 ? ToolAudience.Anyone : ToolAudience.OnePerson),
            ActsFor = ToolIdentity.Service,
            Risk = ToolRisk.Read,
            Approval = ApprovalRule.Never,
            Limits = new(options.Timeout + Grace, LongestResult, CallsPerMinute: 30),
        };
        yield return new(
            ToolFunction.Create(
                $"query_{name}",
                ([Description("One SELECT")] string sql, CancellationToken cancellationToken) =>
                    AnswerAsync(() => database.QueryAsync(Checked(sql), cancellationToken)),
                $"Runs one SELECT on this database ({options.Engine}, read-only, at most {options.MaxRows} rows): {options.Description}"
            ),
            rules
        );
        yield return new(
            ToolFunction.Create(
                $"describe_{name}",
                (CancellationToken cancellationToken) => AnswerAsync(() => database.DescribeAsync(cancellationToken)),
                $"Lists tables and columns of this database: {options.Description}"
            ),
            rules
        );
    }

    private static async Task<ToolResult> AnswerAsync(Func<Task<SqlRows>> read)
    {
        try
        {
            return new((await read()).ToString());
        }
        catch (SqlRefusedException exception)
        {
            return ToolResult.Failed(exception.Message);
        }
    }

    private static string Checked(string sql) =>
        sql.Length <= LongestQuery ? sql : throw new SqlRefusedException($"A query has at most {LongestQuery} characters.");
}
