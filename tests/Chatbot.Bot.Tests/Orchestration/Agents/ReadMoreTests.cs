using System.ComponentModel;
using System.Globalization;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge.Chunking;
using Chatbot.Testing.ChatClients;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tests.Orchestration.Agents;

/// <summary>Results of tools that are too long for a model: cut with a remark, read on with a tool, left out when there is no room.</summary>
public sealed class ReadMoreTests
{
    private static readonly string Long = string.Join(
        ' ',
        Enumerable.Range(1, 3000).Select(number => string.Create(CultureInfo.InvariantCulture, $"word{number}"))
    );

    [Fact]
    public async Task LongResult_IsCutAndReadOnFromWhereItEnds()
    {
        await using var host = Host(
            [
                AgentHost.CallsTools(("read_report", "{}")),
                call =>
                    ScriptedTools.Call(
                        ("read_more", $$"""{"result":"0.0","offset":{{OffsetIn(ScriptedTools.ResultsOf(call)[^1])}}}""")
                    ),
                AgentHost.Says("Read."),
            ],
            new() { ["Assistant:Context:ToolResultTokens"] = "500" }
        );

        await host.AnswerAsync("What is in the report?");

        Assert.DoesNotContain("read_more", ToolsOf(host.Calls[0]));
        Assert.Contains("read_more", ToolsOf(host.Calls[1]));
        var first = ScriptedTools.ResultsOf(host.Calls[1])[^1];
        Assert.InRange(new O200kTokenCounter().Count(first), 400, 600);
        Assert.StartsWith(
            "<tool_result tool=\"read_report\" status=\"Succeeded\">\nword1 word2",
            first,
            StringComparison.Ordinal
        );
        var offset = OffsetIn(first);
        var second = ScriptedTools.ResultsOf(host.Calls[2])[^1];
        Assert.Contains($">\n{Long.AsSpan(offset, 50)}", second, StringComparison.Ordinal);
        Assert.True(OffsetIn(second) > offset);
    }

    [Theory]
    [InlineData("""{"result":"7.0","offset":0}""", "There is no such result")]
    [InlineData("""{"result":"0.0","offset":999999}""", "The offset must be 0 to ")]
    [InlineData("""{"result":"0.0","offset":-1}""", "The offset must be 0 to ")]
    public async Task ReadMore_OfWhatIsNotThere_IsRefused(string arguments, string expected)
    {
        await using var host = Host(
            [
                AgentHost.CallsTools(("read_report", "{}")),
                AgentHost.CallsTools(("read_more", arguments)),
                AgentHost.Says("Read."),
            ],
            new() { ["Assistant:Context:ToolResultTokens"] = "500" }
        );

        await host.AnswerAsync("What is in the report?");

        Assert.Contains(expected, ScriptedTools.ResultsOf(host.Calls[2])[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyResults_InASmallWindow_LeaveOutTheOldestAndStayInIt()
    {
        var read = AgentHost.CallsTools(
            ("calculate", """{"expression":"1 + 1"}"""),
            ("read_report", "{}"),
            ("read_report", """{"part":2}""")
        );
        await using var host = Host(
            [
                read,
                AgentHost.CallsTools(("read_report", """{"part":3}""")),
                AgentHost.CallsTools(("read_report", """{"part":4}""")),
                AgentHost.Says("Read."),
            ],
            new() { ["Assistant:Context:ToolResultTokens"] = "1500", ["Assistant:Context:UnknownWindow"] = "8000" }
        );

        await host.AnswerAsync("What is in the report?");

        var counter = new O200kTokenCounter();
        Assert.All(
            host.Calls,
            call => Assert.InRange(Bot.Orchestration.Context.MessageTokens.Count(counter, call.Messages), 1, 6000)
        );
        var results = ScriptedTools.ResultsOf(host.Calls[^1]);
        Assert.Contains("\n2\n", results[0], StringComparison.Ordinal);
        Assert.Contains("[Left out to save room", results[1], StringComparison.Ordinal);
        Assert.Contains("word1 word2", results[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task MessageLongerThanTheWindow_IsRefusedInPlainWords()
    {
        await using var host = Host([AgentHost.Says("Read.")], new() { ["Assistant:Context:UnknownWindow"] = "4096" });

        var refused = await Assert.ThrowsAsync<Bot.Orchestration.Failures.AssistantException>(() => host.AnswerAsync(Long));

        Assert.StartsWith("This is too long for the language model.", refused.UserMessage, StringComparison.Ordinal);
        Assert.Empty(host.Calls);
    }

    private static AgentHost Host(
        IReadOnlyList<Func<ScriptedCall, IAsyncEnumerable<ChatResponseUpdate>>> answers,
        Dictionary<string, string?> settings
    ) => new(answers, settings, tools: new ReportSource());

    private static IEnumerable<string> ToolsOf(ScriptedCall call) => call.Options?.Tools?.Select(tool => tool.Name) ?? [];

    private static int OffsetIn(string result)
    {
        const string Before = "and offset ";
        var start = result.LastIndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return int.Parse(result.AsSpan(start, result.IndexOf('.', start) - start), CultureInfo.InvariantCulture);
    }

    private sealed class ReportSource : IToolSource
    {
        public ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken) =>
            new([
                new(
                    ToolFunction.Create(
                        "read_report",
                        ([Description("Which part")] int part = 1) => new ToolResult(Long),
                        "Reads the report."
                    ),
                    new()
                    {
                        Access = ToolAccess.Everyone,
                        ActsFor = ToolIdentity.User,
                        Risk = ToolRisk.Read,
                        Approval = ApprovalRule.Never,
                        Limits = new(TimeSpan.FromSeconds(5), 100_000, 60),
                    }
                ),
            ]);
    }
}
