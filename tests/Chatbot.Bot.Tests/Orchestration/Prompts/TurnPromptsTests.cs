using System.Text.Json;
using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Bot.Tests.Orchestration.Agents;
using Microsoft.Extensions.AI;
using static Chatbot.Bot.Tests.Orchestration.Agents.AgentHost;

namespace Chatbot.Bot.Tests.Orchestration.Prompts;

public sealed class TurnPromptsTests
{
    [Fact]
    public async Task Turn_OfALanguageModel_RecordsTheVersionsOfItsPrompts()
    {
        await using var host = new AgentHost([Says("Hello.")], new() { ["Agent:ToolCalling"] = "Off" });

        await host.AnswerAsync("Hello there, who are you and what do you know of travel?");

        var record = JsonSerializer.Deserialize(
            host.Assistant.Journal.Steps[TurnPromptsRecord.Name],
            PromptJsonContext.Default.TurnPromptsRecord
        );
        var version = Assert.Single(record!.Prompts);
        Assert.Matches(@"^assistant\.v2\+[0-9a-f]{8}$", version);
    }

    [Fact]
    public async Task FollowUp_RewrittenByAModel_RecordsThatPromptAsWell()
    {
        await using var host = new AgentHost([Says("Who may travel first class?")], new() { ["Agent:ToolCalling"] = "Off" });

        await host.Assistant.AnswerAsync(
            "and for directors?",
            new ChatMessage(ChatRole.User, "Who may travel first class?"),
            new ChatMessage(ChatRole.Assistant, "Nobody.")
        );

        var record = JsonSerializer.Deserialize(
            host.Assistant.Journal.Steps[TurnPromptsRecord.Name],
            PromptJsonContext.Default.TurnPromptsRecord
        );
        Assert.StartsWith("rewrite.v1+", record!.Prompts[0], StringComparison.Ordinal);
        Assert.StartsWith("assistant.v2+", record.Prompts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tone_OutOfTheSettings_IsSaidToTheModel()
    {
        await using var host = new AgentHost(
            [Says("Hello.")],
            new() { ["Assistant:Tone"] = "formal", ["Assistant:Name"] = "Ada" }
        );

        await host.AnswerAsync("Who may travel first class?");

        var text = host.Calls[0].Messages[0].Text;
        Assert.StartsWith("You are Ada,", text, StringComparison.Ordinal);
        Assert.Contains("courteous and formal", text, StringComparison.Ordinal);
    }
}
