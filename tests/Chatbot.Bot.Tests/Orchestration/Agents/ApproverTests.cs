using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Testing.ChatClients;
using static Chatbot.Bot.Tests.Orchestration.Agents.AgentHost;

namespace Chatbot.Bot.Tests.Orchestration.Agents;

/// <summary>Tools about which the settings let somebody else decide.</summary>
public sealed class ApproverTests
{
    private const string Question = "Please create a ticket about the printer on the third floor";

    [Theory]
    [InlineData("Write", "OncePerConversation", true)]
    [InlineData("Write", "WhenUntrusted", true)]
    [InlineData("Write", "Always", false)]
    [InlineData("Irreversible", "Always", false)]
    [InlineData("Read", "Never", true)]
    public async Task Call_IsDecidedByTheApproverOfTheTenant(string risk, string rule, bool canRemember)
    {
        var tool = new TestTool(risk: Enum.Parse<ToolRisk>(risk), approval: Enum.Parse<ApprovalRule>(rule));
        await using var host = Host(tool, "other.channel/elsewhere/mallory", "connector.msteams/acme/boss");

        var request = (await host.AnswerAsync(Question)).Approval!.Request;

        Assert.Empty(tool.Calls);
        Assert.Equal(new Approver("connector.msteams", "acme", "boss"), request.Approver);
        Assert.Equal(("boss", canRemember), (request.ApproverId, request.CanRemember));
    }

    [Fact]
    public async Task Call_InATenantWithoutApprover_IsRefused()
    {
        var tool = new TestTool();
        await using var host = Host(tool, "connector.msteams/elsewhere/boss");

        var final = await host.AnswerAsync(Question);

        Assert.Null(final.Approval);
        Assert.Empty(tool.Calls);
        Assert.Contains("nobody is set up", Assert.Single(ScriptedTools.ResultsOf(host.Calls[1])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create_ticket", true)]
    [InlineData("create_ticket@connector.msteams/acme/another", true)]
    [InlineData("create_ticket@connector.msteams/acme/boss", false)]
    public async Task Call_ThatWasAllowedForTheConversation_CountsForItsApproverOnly(string allowed, bool isAsked)
    {
        var tool = new TestTool();
        await using var host = Host(tool, "connector.msteams/acme/boss");

        var updates = await host.Assistant.AskAsync(AssistantHost.Request(Question) with { AllowedTools = [allowed] });

        Assert.Equal(isAsked, Assert.IsType<AssistantUpdate.Final>(updates[^1]).Approval is not null);
        Assert.Equal(isAsked ? 0 : 1, tool.Calls.Count);
    }

    [Fact]
    public async Task Resumption_AfterTheApprover_MakesTheCall()
    {
        var tool = new TestTool();
        await using var host = Host(tool, "connector.msteams/acme/boss");
        var approval = (await host.AnswerAsync(Question)).Approval!;

        await host.ResumeAsync(approval, isApproved: true);

        Assert.Equal(["printer"], tool.Calls);
    }

    private static AgentHost Host(TestTool tool, params string[] approvers) =>
        new(
            [CallsTools(("create_ticket", """{"title":"printer"}""")), Says("It is done.")],
            approvers
                .Select((approver, index) => ($"Tools:Approvers:create_ticket:{index}", approver))
                .ToDictionary(entry => entry.Item1, entry => (string?)entry.approver, StringComparer.Ordinal),
            tools: tool
        );
}
