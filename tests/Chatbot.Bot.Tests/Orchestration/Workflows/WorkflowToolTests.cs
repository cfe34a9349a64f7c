using Chatbot.Bot.Orchestration.Workflows;
using Chatbot.Bot.Tests.Orchestration.Agents;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Tests.Orchestration.Workflows;

/// <summary>Steps that call tools: by the same rules as calls of a model.</summary>
public sealed class WorkflowToolTests
{
    private const string Model = """{ "id": "a", "kind": "model", "prompt": "one {{input.x}}" }""";

    private const string Ticket =
        """{ "id": "t", "kind": "tool", "tool": "create_ticket", "arguments": { "title": "{{input.x}}" } }""";

    [Fact]
    public async Task Tool_WithSideEffects_AsksByItsRuleAndIsCalledOnceAllowed()
    {
        var tool = new TestTool();
        await using var host = new WorkflowHost(tools: tool);
        var workflow = WorkflowHost.Define(Ticket, "\"{{steps.t.output}}\"");
        var journal = new RecordingJournal();

        var waiting = Assert.IsType<WorkflowEnd.Waiting>(await host.RunAsync(workflow, journal: journal));
        Assert.Equal(ApprovalReason.Rule, waiting.Request.Reason);
        Assert.Empty(tool.Calls);
        host.Answers[waiting.Request.Id] = new(IsApproved: true, Arguments: """{"title":"changed"}""");
        var done = Assert.IsType<WorkflowEnd.Done>(await host.RunAsync(workflow, journal: journal));
        await host.RunAsync(workflow, journal: journal);

        Assert.Equal("done: changed", done.Output.GetValue<string>());
        Assert.Equal(["changed"], tool.Calls);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task Tool_ThatIsNotAllowedOrNotInTime_IsNotCalled(bool isApproved, bool isExpired)
    {
        var tool = new TestTool();
        await using var host = new WorkflowHost(tools: tool);
        var workflow = WorkflowHost.Define(Ticket, "\"x\"");
        var journal = new RecordingJournal();
        var waiting = Assert.IsType<WorkflowEnd.Waiting>(await host.RunAsync(workflow, journal: journal));
        host.Answers[waiting.Request.Id] = new(isApproved, isExpired);

        if (isExpired)
        {
            await Assert.ThrowsAsync<WorkflowFailedException>(() => host.RunAsync(workflow, journal: journal));
        }
        else
        {
            Assert.IsType<WorkflowEnd.Stopped>(await host.RunAsync(workflow, journal: journal));
        }

        Assert.Empty(tool.Calls);
    }

    /// <summary>Only what a person wrote, or the owner, goes out without a question about its source.</summary>
    [Theory]
    [InlineData("{{input.x}}", true, false)]
    [InlineData("Printer {{input.x}}", true, false)]
    [InlineData("fixed", false, false)]
    [InlineData("{{input.x}}", false, true)]
    [InlineData("{{steps.a.output}}", true, true)]
    [InlineData("Printer {{steps.a.output}}", true, true)]
    public async Task Tool_WithValuesFromElsewhere_AsksBecauseOfThem(string title, bool isTyped, bool isAsked)
    {
        var tool = new TestTool(risk: ToolRisk.Read, approval: ApprovalRule.WhenUntrusted);
        await using var host = new WorkflowHost(_ => "from elsewhere", tools: tool);
        var workflow = WorkflowHost.Define(
            Model
                + Ticket
                    .Replace("{ \"id\"", ", { \"id\"", StringComparison.Ordinal)
                    .Replace("{{input.x}}", title, StringComparison.Ordinal),
            "\"x\""
        );

        var end = await host.RunAsync(workflow, """{"x":"typed words"}""", isTyped: isTyped);

        Assert.Equal(isAsked, end is WorkflowEnd.Waiting { Request.Reason: ApprovalReason.Untrusted });
        Assert.Equal(isAsked ? 0 : 1, tool.Calls.Count);
    }

    [Fact]
    public async Task Tool_ThatHangsOrThrows_EndsTheRunCleanly()
    {
        var tool = new TestTool(
            risk: ToolRisk.Read,
            approval: ApprovalRule.Never,
            limits: new(TimeSpan.FromMilliseconds(100), 1000, 1000)
        )
        {
            OnCall = async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return new ToolResult("never");
            },
        };
        await using var host = new WorkflowHost(tools: tool);
        var workflow = WorkflowHost.Define(Ticket, "\"x\"");

        var hanging = await Assert.ThrowsAsync<WorkflowFailedException>(() => host.RunAsync(workflow));
        tool.OnCall = (_, _) => throw new InvalidOperationException("secret");
        var throwing = await Assert.ThrowsAsync<WorkflowFailedException>(() => host.RunAsync(workflow));

        Assert.StartsWith("in step “t”, create_ticket ended as TimedOut", hanging.Message, StringComparison.Ordinal);
        Assert.StartsWith("in step “t”, create_ticket ended as Failed", throwing.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", throwing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tool_ThatThePersonMayNotCall_FailsTheRun()
    {
        var tool = new TestTool(access: new(["finance"], [], [], ToolAudience.Anyone));
        await using var host = new WorkflowHost(tools: tool);

        var exception = await Assert.ThrowsAsync<WorkflowFailedException>(() =>
            host.RunAsync(WorkflowHost.Define(Ticket, "\"x\""))
        );

        Assert.Contains("There is no tool 'create_ticket'", exception.Message, StringComparison.Ordinal);
        Assert.Empty(tool.Calls);
    }

    /// <summary>Who began the job must not decide in the place of somebody else.</summary>
    [Fact]
    public async Task Tool_AboutWhichSomebodyElseDecides_AsksThem()
    {
        var tool = new TestTool();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Tools:Approvers:create_ticket:0"] = "webchat/acme/boss",
        };
        await using var host = new WorkflowHost(settings: settings, tools: tool);

        var end = await host.RunAsync(WorkflowHost.Define(Ticket, "\"x\""));

        var request = Assert.IsType<WorkflowEnd.Waiting>(end).Request;
        Assert.Equal(("webchat/acme/boss", false), (request.Approver?.ToString(), request.CanRemember));
        Assert.Empty(tool.Calls);
    }
}
