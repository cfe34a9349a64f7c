using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Testing.ChatClients;
using Microsoft.Extensions.Time.Testing;
using static Chatbot.Bot.Tests.Orchestration.Agents.AgentHost;

namespace Chatbot.Bot.Tests.Orchestration.Agents;

/// <summary>Runs that take longer than a turn should.</summary>
public sealed class LongRunTests
{
    private const string Question = "Please look at the printer and at the scanner";
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-01-01T00:00:00Z", null));
    private readonly TestTool _tool = new("look", ToolRisk.Read, ApprovalRule.Never);

    [Theory]
    [InlineData(29, true, false)]
    [InlineData(60, true, true)]
    [InlineData(60, false, false)]
    public async Task Run_BetweenTwoSteps_IsHandedOverWhenItTookLongAndThereIsRoom(int seconds, bool hasRoom, bool isHandedOver)
    {
        await using var host = Host();
        _tool.OnCall = (title, _) => Take(TimeSpan.FromSeconds(seconds), title);

        var final = await AnswerAsync(host, () => hasRoom);

        Assert.Equal(isHandedOver, final.Background is not null);
        Assert.Equal(isHandedOver ? ["printer"] : ["printer", "scanner"], _tool.Calls);
        Assert.Equal(isHandedOver, final.Text.Contains("This takes longer.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ThatWasHandedOver_GoesOnWithWhatItHas()
    {
        await using var host = Host();
        _tool.OnCall = (title, _) => Take(TimeSpan.FromSeconds(61), title);
        var checkpoint = (await AnswerAsync(host, () => true)).Background!;

        var updates = await host.Assistant.AskAsync(
            AssistantHost.Request(checkpoint.Text) with
            {
                Resumption = new(checkpoint, Verdict: null),
            }
        );

        var final = Assert.IsType<AssistantUpdate.Final>(updates[^1]);
        Assert.Equal(["printer", "scanner"], _tool.Calls);
        Assert.Equal("Both work.", final.Text);
        Assert.Equal(3, host.Calls.Count);
        Assert.Contains("done: printer", Assert.Single(ScriptedTools.ResultsOf(host.Calls[1])), StringComparison.Ordinal);
    }

    /// <summary>The limits are those of the whole run, wherever it goes on.</summary>
    [Fact]
    public async Task Run_ThatWasHandedOver_StillEndsAtItsLimitOfTime()
    {
        await using var host = Host();
        _tool.OnCall = (title, _) => Take(TimeSpan.FromSeconds(301), title);
        var checkpoint = (await AnswerAsync(host, () => true)).Background;

        Assert.Null(checkpoint);
        Assert.Equal(["printer"], _tool.Calls);
    }

    private AgentHost Host() =>
        new(
            [
                CallsTools(("look", """{"title":"printer"}""")),
                CallsTools(("look", """{"title":"scanner"}""")),
                Says("Both work."),
            ],
            time: _time,
            tools: _tool
        );

    private Task<ToolResult> Take(TimeSpan time, string title)
    {
        _time.Advance(time);
        return Task.FromResult(new ToolResult($"done: {title}"));
    }

    private static async Task<AssistantUpdate.Final> AnswerAsync(AgentHost host, Func<bool> hasRoom)
    {
        var updates = await host.Assistant.AskAsync(AssistantHost.Request(Question) with { CanGoOnInBackground = hasRoom });
        return Assert.IsType<AssistantUpdate.Final>(updates[^1]);
    }
}
