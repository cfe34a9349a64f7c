using Chatbot.Bot.Tests.Tools.Catalog;
using Chatbot.Bot.Tools.BuiltIn.Sql;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Testing.Files;
using CsCheck;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Tools.BuiltIn;

public sealed class SqliteToolsTests : ToolConformanceTests, IDisposable
{
    private static readonly string[] Writes =
    [
        "DELETE FROM orders",
        "INSERT INTO orders VALUES (9, 9.0)",
        "UPDATE orders SET total = 0",
        "DROP TABLE orders",
        "CREATE TABLE more (id)",
        "CREATE TEMP TABLE more (id)",
        "ALTER TABLE orders RENAME TO gone",
        "REPLACE INTO orders VALUES (1, 0)",
        "WITH x AS (SELECT 1) DELETE FROM orders",
        "SELECT 1; DELETE FROM orders",
        "SELECT 1; SELECT 2",
        "BEGIN; DELETE FROM orders; COMMIT",
        "PRAGMA query_only = OFF",
        "PRAGMA query_only = OFF; DELETE FROM orders",
        "PRAGMA writable_schema = ON",
        "ATTACH DATABASE 'other.db' AS other",
        "VACUUM INTO 'copy.db'",
        "REINDEX",
        "ANALYZE",
        "SELECT load_extension('x')",
        "SELECT writefile('x', 'y')",
        "SAVEPOINT a",
        "EXPLAIN DELETE FROM orders",
    ];

    private readonly TestFolder _folder = new();
    private readonly string _file;

    public SqliteToolsTests()
    {
        _file = Path.Combine(_folder.Path, "orders.db");
        using (var connection = new SqliteConnection($"Data Source={_file};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "CREATE TABLE orders (id INTEGER, total REAL); CREATE INDEX by_id ON orders (id); INSERT INTO orders VALUES (1, 10.5), (2, 20), (3, NULL)";
            command.ExecuteNonQuery();
        }

        var options = new SqlOptions();
        options.Databases["orders"] = new()
        {
            Engine = SqlEngine.Sqlite,
            ConnectionString = $"Data Source={_file}",
            Description = "Orders.",
            Schemas = { "main" },
            MaxRows = 2,
            MaxCost = 2000,
        };
        Source = new SqlTools(Options.Create(options), TimeProvider.System);
    }

    private protected override IToolSource Source { get; }

    protected override IReadOnlyDictionary<string, string> Examples { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["query_orders"] = """{"sql":"SELECT sum(total) FROM orders"}""",
            ["describe_orders"] = "{}",
        };

    [Fact]
    public async Task Query_WithMoreRowsThanAllowed_IsCut() =>
        Assert.Equal(
            "id\ttotal\n1\t10.5\n2\t20\n(2 rows; there are more, which are not shown)",
            (await RunAsync("query_orders", new { sql = "SELECT id, total FROM orders ORDER BY id" })).Text
        );

    [Fact]
    public async Task Describe_ListsTablesAndColumns() =>
        Assert.Contains(
            "main.orders\tid INTEGER, total REAL",
            (await RunAsync("describe_orders", new { })).Text,
            StringComparison.Ordinal
        );

    [Theory]
    [MemberData(nameof(AllWrites))]
    public async Task Query_ThatWrites_IsRefused(string sql)
    {
        var outcome = await RunAsync("query_orders", new { sql });

        Assert.Equal(ToolStatus.Failed, outcome.Status);
        Assert.Equal("3|30.5", Content());
    }

    [Fact]
    public async Task Query_AnyMixtureOfStatements_NeverWrites()
    {
        var before = await File.ReadAllBytesAsync(_file, Token);
        var reads = new[] { "SELECT 1", "SELECT * FROM orders", "WITH x AS (SELECT 1) SELECT * FROM x", "VALUES (1)" };
        var part = Gen.Int[0, Writes.Length + reads.Length - 1]
            .Select(index => index < Writes.Length ? Writes[index] : reads[index - Writes.Length]);
        var gap = Gen.Int[0, 5].Select(index => new[] { ";", " ; ", "\n;\n", " UNION ALL ", "; -- x\n", "/* */;" }[index]);
        await Gen.Select(part, gap, part, gap, part, (a, b, c, d, e) => a + b + c + d + e)
            .SampleAsync(async sql => await RunAsync("query_orders", new { sql }), iter: 300, threads: 1);

        Assert.Equal(before, await File.ReadAllBytesAsync(_file, Token));
        Assert.Equal([_file], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Query_OfASchemaThatIsNotAllowed_IsRefused() =>
        Assert.Equal(
            ToolStatus.Failed,
            (await RunAsync("query_orders", new { sql = "SELECT * FROM temp.sqlite_master" })).Status
        );

    [Theory]
    [InlineData("SELECT zeroblob(900000000)")]
    [InlineData("SELECT printf('%.*c', 900000000, 'x')")]
    [InlineData("SELECT hex(zeroblob(600000))")]
    public async Task Query_ThatMakesAHugeValue_IsRefusedBeforeItsMemoryIsTaken(string sql)
    {
        var outcome = await RunAsync("query_orders", new { sql });

        Assert.Equal(ToolStatus.Failed, outcome.Status);
        Assert.Contains("too big", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_ThatNeverEnds_IsStoppedByItsCost()
    {
        var outcome = await RunAsync(
            "query_orders",
            new { sql = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n" }
        );

        Assert.Equal(ToolStatus.Failed, outcome.Status);
        Assert.Contains("too many steps", outcome.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string> AllWrites() => [.. Writes];

    public void Dispose() => _folder.Dispose();

    private string Content()
    {
        using var connection = new SqliteConnection($"Data Source={_file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) || '|' || sum(total) FROM orders";
        return (string)command.ExecuteScalar()!;
    }
}
