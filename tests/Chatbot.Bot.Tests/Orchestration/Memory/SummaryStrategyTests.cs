using Chatbot.Bot.Orchestration.Memory;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tests.Orchestration.Memory;

public sealed class SummaryStrategyTests : MemoryStrategyConformanceTests
{
    protected override string Name => MemorySettings.Summary;

    [Fact]
    public async Task Recall_HasTheFirstAndTheNewestExchanges()
    {
        await using var host = Host();
        var strategy = host.Get<MemoryStrategies>().Current;
        var memory = new ConversationMemory();
        for (var turn = 1; turn <= 200; turn++)
        {
            memory = await TakeInAsync(strategy, memory, Turn(turn, $"Question number {turn}?", $"Answer {turn}. And more."));
        }

        var lines = strategy.Recall(memory, "");
        Assert.Equal("Earlier: “Question number 1?” → Answer 1.", lines[0]);
        Assert.Equal("Earlier: “Question number 200?” → Answer 200.", lines[^1]);
    }

    [Theory]
    [InlineData("They spoke of parcels.", "Earlier: They spoke of parcels.")]
    [InlineData("", "Earlier: “How heavy may it be?” → Understood.")]
    [InlineData(null, "Earlier: “How heavy may it be?” → Understood.")]
    public async Task Condense_WithALanguageModel_TakesItsSummaryOrFallsBackToRules(string? written, string expected)
    {
        var scripted = new ScriptedProvider();
        scripted.Client.OnCall = (_, _) =>
            written is null
                ? throw new InvalidOperationException("It failed.")
                : Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, written)));
        await using var host = new AssistantHost(new() { ["Assistant:Memory:Strategy"] = Name }, scripted);
        var strategy = host.Get<MemoryStrategies>().Current;

        var memory = await TakeInAsync(strategy, new(), Turn(1, "How heavy may it be?"));

        Assert.Equal([expected], strategy.Recall(memory, ""));
        Assert.Contains("How heavy may it be?", scripted.Client.Calls[0].Messages[^1].Text, StringComparison.Ordinal);
    }
}
