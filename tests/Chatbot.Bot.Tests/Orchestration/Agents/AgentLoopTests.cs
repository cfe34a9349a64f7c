using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Testing.ChatClients;
using CsCheck;
using Microsoft.Extensions.AI;
using static Chatbot.Bot.Tests.Orchestration.Agents.AgentHost;

namespace Chatbot.Bot.Tests.Orchestration.Agents;

public sealed class AgentLoopTests
{
    private const string Question = "How much is the total of the invoice with tax?";

    [Fact]
    public async Task Model_CallsATool_AnswersWithItsResult()
    {
        await using var host = new AgentHost([
            CallsTools(("calculate", """{"expression":"1200 + 19%"}""")),
            Says("The total is 1428."),
        ]);

        var updates = await host.Assistant.AskAsync(AssistantHost.Request(Question));

        var final = Assert.IsType<AssistantUpdate.Final>(updates[^1]);
        Assert.Equal("The total is 1428.", final.Text);
        Assert.True(final.Found);
        Assert.Contains(updates.OfType<AssistantUpdate.Status>(), status => status.Text == "Using calculate…");
        Assert.Contains("1428", Assert.Single(ScriptedTools.ResultsOf(host.Calls[1])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_CallsToolsThatOnlyRead_RunsThemTogether()
    {
        var both = new TaskCompletionSource();
        var tool = new TestTool("look_up", ToolRisk.Read, ApprovalRule.Never);
        tool.OnCall = async (title, token) =>
        {
            if (tool.Calls.Count == 2)
            {
                both.SetResult();
            }

            await both.Task.WaitAsync(token);
            return new(title);
        };
        await using var host = new AgentHost(
            [CallsTools(("look_up", """{"title":"a"}"""), ("look_up", """{"title":"b"}""")), Says("Both.")],
            tools: tool
        );

        Assert.Equal("Both.", (await host.AnswerAsync(Question)).Text);
        Assert.Equal(2, ScriptedTools.ResultsOf(host.Calls[1]).Count);
    }

    /// <summary>Anthropic wants them so, and other models call tools together less often when they are not.</summary>
    [Fact]
    public async Task Results_OfOneStep_AreOneMessage()
    {
        await using var host = new AgentHost([
            CallsTools(("calculate", """{"expression":"1 + 1"}"""), ("calculate", """{"expression":"2 + 2"}""")),
            Says("2 and 4."),
        ]);

        await host.AnswerAsync(Question);

        var message = Assert.Single(host.Calls[1].Messages, message => message.Role == ChatRole.Tool);
        Assert.Equal(2, message.Contents.Count);
    }

    [Fact]
    public async Task Search_ByTheModel_FindsSourcesThatTheAnswerCites()
    {
        await using var host = new AgentHost([
            CallsTools(("search_documents", """{"query":"invoice tax"}""")),
            Says("Tax is 19% [2], as before [1]."),
        ]);
        host.Assistant.Knowledge.OnSearch = query =>
            query.Text == "invoice tax"
                ? [FakeKnowledgeBase.Passage("Tax rules", "Tax is 19%.")]
                : [FakeKnowledgeBase.Passage("Invoices", "Invoices have a total.")];

        var final = await host.AnswerAsync(Question);

        Assert.Equal("Tax is 19% [1], as before [2].", final.Text);
        Assert.Equal(["Tax rules", "Invoices"], final.Citations.Select(passage => passage.Title));
        Assert.Contains(
            "<source n=\"2\" title=\"Tax rules\"",
            ScriptedTools.ResultsOf(host.Calls[1])[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Sentence_ThatRestsOnATool_IsNotTakenForUnsupported()
    {
        await using var host = new AgentHost(
            [
                CallsTools(("calculate", """{"expression":"1200 + 19%"}""")),
                Says("The result is 1428. The logo is as blue as the sky."),
            ],
            new() { ["Assistant:Unsupported"] = "remove" }
        );
        host.Assistant.Knowledge.OnSearch = _ => [FakeKnowledgeBase.Passage("Invoices", "Invoices have a total.")];

        Assert.Equal("The result is 1428.", (await host.AnswerAsync(Question)).Text.Trim());
    }

    [Fact]
    public async Task Model_ThatFindsNothingBeforeItUsesATool_AnswersAfterIt()
    {
        await using var host = new AgentHost([
            _ =>
                ScriptedChatClient
                    .Say("NOT_IN_DOCUMENTS")
                    .Concat(ScriptedTools.Call(("calculate", """{"expression":"1200 + 19%"}"""))),
            Says("The total is 1428."),
        ]);

        Assert.Equal("The total is 1428.", (await host.AnswerAsync(Question)).Text);
    }

    [Fact]
    public async Task Model_ThatSpeaksBeforeItUsesATool_AnswersInAParagraphOfItsOwn()
    {
        await using var host = new AgentHost([
            _ =>
                ScriptedChatClient
                    .Say("Let me see.")
                    .Concat(ScriptedTools.Call(("calculate", """{"expression":"1200 + 19%"}"""))),
            Says("The total is 1428."),
        ]);

        Assert.Equal("Let me see.\n\nThe total is 1428.", (await host.AnswerAsync(Question)).Text);
    }

    [Fact]
    public async Task Turn_RunAgain_RepeatsNeitherModelNorTool()
    {
        var tool = new TestTool("look_up", ToolRisk.Read, ApprovalRule.Never);
        await using var host = new AgentHost([CallsTools(("look_up", """{"title":"a"}""")), Says("Once.")], tools: tool);

        Assert.Equal("Once.", (await host.AnswerAsync(Question)).Text);
        Assert.Equal("Once.", (await host.AnswerAsync(Question)).Text);

        Assert.Single(tool.Calls);
        Assert.Equal(2, host.Calls.Count);
    }

    [Fact]
    public async Task Person_WithoutTheRole_IsNotOfferedTheTool()
    {
        var tool = new TestTool(access: new(["admins"], [], [], ToolAudience.Anyone));
        await using var host = new AgentHost([CallsTools(("create_ticket", """{"title":"a"}""")), Says("No.")], tools: tool);

        await host.AnswerAsync(Question);

        Assert.DoesNotContain(host.Calls[0].Options!.Tools!, offered => offered.Name == "create_ticket");
        Assert.Empty(tool.Calls);
    }

    [Fact]
    public async Task Tools_SwitchedOff_ChangeNothing()
    {
        await using var host = new AgentHost([Says("Plain.")], new() { ["Agent:ToolCalling"] = "Off" });

        Assert.Equal("Plain.", (await host.AnswerAsync(Question)).Text);
        Assert.Null(host.Calls[0].Options!.Tools);
        Assert.DoesNotContain("# Tools", host.Calls[0].Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfAnyModel_StaysWithinItsLimits()
    {
        await Gen.Select(Gen.Int[2, 6], Gen.Int[1, 8], Gen.Int[0, 5].Array[1, 6].Array[0, 9])
            .SampleAsync(
                async (steps, calls, script) =>
                {
                    var tool = new TestTool("look_up", ToolRisk.Read, ApprovalRule.Never);
                    var answers = script
                        .Select(step => CallsTools([.. step.Select(title => ("look_up", $$"""{"title":"{{title}}"}"""))]))
                        .Append(Says("The end."))
                        .ToList();
                    await using var host = new AgentHost(
                        answers,
                        new() { ["Agent:MaxSteps"] = $"{steps}", ["Agent:MaxCalls"] = $"{calls}" },
                        tools: tool
                    );

                    Assert.NotEmpty((await host.AnswerAsync(Question)).Text);
                    Assert.InRange(host.Calls.Count, 1, steps);
                    Assert.InRange(tool.Calls.Count, 0, calls);
                    Assert.All(tool.Calls.CountBy(title => title), title => Assert.InRange(title.Value, 1, 2));
                },
                iter: 60,
                threads: 1
            );
    }
}
