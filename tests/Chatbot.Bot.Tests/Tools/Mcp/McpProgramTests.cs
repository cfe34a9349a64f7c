using Chatbot.Bot.Tests.Persistence;
using Chatbot.Bot.Tests.Tools.Catalog;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Bot.Tools.Mcp;

namespace Chatbot.Bot.Tests.Tools.Mcp;

/// <summary>The client against the protocol's own reference server, as a program over its standard streams.</summary>
public sealed class McpProgramTests(SqliteFixture storage) : ToolConformanceTests, IClassFixture<SqliteFixture>, IAsyncLifetime
{
    private McpTools? _tools;

    private protected override IToolSource Source => _tools!;

    protected override IReadOnlyDictionary<string, string> Examples { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["everything_echo"] = """{"message":"hello"}""",
            ["everything_get-sum"] = """{"a":2,"b":3}""",
        };

    [Fact]
    public async Task Tool_OfTheReferenceServer_Answers()
    {
        Assert.Contains("hello", (await RunAsync("everything_echo", new { message = "hello" })).Text, StringComparison.Ordinal);
        Assert.Contains("5", (await RunAsync("everything_get-sum", new { a = 2, b = 3 })).Text, StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync()
    {
        var script = Path.Combine(FindFolder(), "node_modules", "@modelcontextprotocol", "server-everything", "dist", "index.js");
        if (!File.Exists(script))
        {
            const string Reason = "The MCP server is not installed; run: npm ci --prefix tests/npm/mcp";
            Assert.False(
                string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase),
                Reason
            );
            Assert.Skip(Reason);
        }

        var options = new McpOptions();
        options.Servers["everything"] = new()
        {
            Command = "node",
            Arguments = { script, "stdio" },
            Tools =
            {
                ["echo"] = new() { Risk = ToolRisk.Read, Approval = ApprovalRule.Never },
                ["get-sum"] = new() { Risk = ToolRisk.Read, Approval = ApprovalRule.Never },
            },
        };
        _tools = McpToolsTests.Create(options, storage, TimeProvider.System);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_tools is not null)
        {
            await _tools.DisposeAsync();
        }
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Chatbot.sln")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "tests", "npm", "mcp");
    }
}
