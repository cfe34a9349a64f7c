using Chatbot.Bot.Tests.Tools.Catalog;
using Chatbot.Bot.Tools.BuiltIn.Sql;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Testing.Databases;
using CsCheck;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Chatbot.Bot.Tests.Tools.BuiltIn;

/// <summary>A PostgreSQL role that may write: only the session of the tool keeps it from that.</summary>
public sealed class PostgreSqlToolsTests : ToolConformanceTests, IAsyncLifetime
{
    private static readonly string[] Writes =
    [
        "DELETE FROM shop.orders",
        "INSERT INTO shop.orders VALUES (9, 9)",
        "UPDATE shop.orders SET total = 0",
        "DROP TABLE shop.orders",
        "TRUNCATE shop.orders",
        "CREATE TABLE shop.more (id int)",
        "SELECT * INTO shop.more FROM shop.orders",
        "WITH gone AS (DELETE FROM shop.orders RETURNING *) SELECT * FROM gone",
        "SELECT 1; DELETE FROM shop.orders",
        "COMMIT; DELETE FROM shop.orders",
        "ROLLBACK; SET default_transaction_read_only = off; DELETE FROM shop.orders",
        "SET TRANSACTION READ WRITE",
        "SELECT set_config('transaction_read_only', 'off', false)",
        "SELECT shop.wipe()",
        "SELECT nextval('shop.numbers')",
        "COPY shop.orders TO '/tmp/orders'",
        "COPY shop.orders FROM PROGRAM 'echo 1'",
        "DO $$ BEGIN DELETE FROM shop.orders; END $$",
        "CALL shop.wipe()",
        "EXPLAIN ANALYZE DELETE FROM shop.orders",
        "LOCK TABLE shop.orders",
        "VACUUM",
    ];

    private PostgreSqlDatabase? _database;
    private SqlTools? _tools;

    private protected override IToolSource Source => _tools!;

    protected override IReadOnlyDictionary<string, string> Examples { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["query_shop"] = """{"sql":"SELECT sum(total) FROM shop.orders"}""",
            ["describe_shop"] = "{}",
        };

    [Fact]
    public async Task Query_ReadsRowsUpToTheLimit()
    {
        Assert.Equal(
            "id\ttotal\n1\t10\n2\t20\n(2 rows; there are more, which are not shown)",
            (await RunAsync("query_shop", new { sql = "SELECT id, total FROM shop.orders ORDER BY id" })).Text
        );
        Assert.Equal("shop.orders\tid integer, total integer", (await RunAsync("describe_shop", new { })).Text.Split('\n')[1]);
    }

    [Theory]
    [MemberData(nameof(AllWrites))]
    public async Task Query_ThatWrites_IsRefused(string sql)
    {
        var outcome = await RunAsync("query_shop", new { sql });

        Assert.Equal(ToolStatus.Failed, outcome.Status);
        Assert.Equal("3|60", await ContentAsync());
    }

    [Fact]
    public async Task Query_AnyMixtureOfStatements_NeverWrites()
    {
        var part = Gen.Int[0, Writes.Length].Select(index => index < Writes.Length ? Writes[index] : "SELECT 1");
        var gap = Gen.Int[0, 3].Select(index => new[] { ";", "\n;\n", "; -- x\n", "/* */;" }[index]);
        await Gen.Select(part, gap, part, gap, part, (a, b, c, d, e) => a + b + c + d + e)
            .SampleAsync(async sql => await RunAsync("query_shop", new { sql }), iter: 60, threads: 1);

        Assert.Equal("3|60", await ContentAsync());
    }

    [Theory]
    [InlineData("SELECT * FROM secret.salaries")]
    [InlineData("SELECT * FROM shop.orders WHERE id IN (SELECT id FROM secret.salaries)")]
    [InlineData("SELECT * FROM pg_catalog.pg_authid")]
    [InlineData("SELECT query_to_xml('SELECT * FROM secret.salaries', true, true, '')")]
    [InlineData("SELECT U&\"\\0071uery_to_xml\"('SELECT * FROM secret.salaries', true, true, '')")]
    [InlineData("SELECT * FROM pg_stat_get_activity(NULL)")]
    [InlineData("SELECT current_setting('data_directory')")]
    [InlineData("SELECT pg_get_viewdef('pg_stat_activity')")]
    [InlineData("SELECT pg_read_file('/etc/passwd')")]
    public async Task Query_OutsideOfTheAllowedSchemas_IsRefused(string sql) =>
        Assert.Equal(ToolStatus.Failed, (await RunAsync("query_shop", new { sql })).Status);

    [Fact]
    public async Task Query_ThatIsTooSlowOrTooCostly_IsRefused()
    {
        Assert.Contains(
            "timeout",
            (await RunAsync("query_shop", new { sql = "SELECT pg_sleep(20)" })).Text,
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Contains(
            "would cost",
            (
                await RunAsync(
                    "query_shop",
                    new { sql = "SELECT count(*) FROM generate_series(1, 100000000) a, generate_series(1, 1000) b" }
                )
            ).Text,
            StringComparison.Ordinal
        );
    }

    public static TheoryData<string> AllWrites() => [.. Writes];

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(PostgreSqlDatabase.IsAvailable, PostgreSqlDatabase.SkipReason);
        _database = await PostgreSqlDatabase.CreateAsync();
        await ExecuteAsync(
            """
            CREATE SCHEMA shop;
            CREATE SCHEMA secret;
            CREATE TABLE shop.orders (id int, total int);
            INSERT INTO shop.orders VALUES (1, 10), (2, 20), (3, 30);
            CREATE TABLE secret.salaries (id int);
            CREATE SEQUENCE shop.numbers;
            CREATE FUNCTION shop.wipe() RETURNS int LANGUAGE sql AS 'DELETE FROM shop.orders; SELECT 1';
            """
        );
        var options = new SqlOptions();
        options.Databases["shop"] = new()
        {
            Engine = SqlEngine.PostgreSql,
            ConnectionString = _database.ConnectionString,
            Description = "Orders.",
            Schemas = { "shop" },
            MaxRows = 2,
            Timeout = TimeSpan.FromSeconds(2),
        };
        _tools = new(Options.Create(options), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    private Task<string> ContentAsync() => ExecuteAsync("SELECT count(*) || '|' || sum(total) FROM shop.orders");

    private async Task<string> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(_database!.ConnectionString) { Pooling = false }.ToString()
        );
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync(Token))?.ToString() ?? "";
    }
}
