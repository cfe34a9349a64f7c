using Chatbot.Bot.Orchestration.Memory;

namespace Chatbot.Bot.Tests.Orchestration.Memory;

public sealed class HybridStrategyTests : MemoryStrategyConformanceTests
{
    protected override string Name => MemorySettings.Hybrid;

    [Fact]
    public async Task Recall_HasStatementsOfTheQuestionFirstAndTheSummary()
    {
        await using var host = Host();
        var strategy = host.Get<MemoryStrategies>().Current;
        var memory = await TakeInAsync(strategy, new(), Turn(1, "My badge number is BX-4711."));
        memory = await TakeInAsync(strategy, memory, Turn(2, "The parcel weighs 17 kilos."));

        var lines = strategy.Recall(memory, "What is my badge number?");

        Assert.Equal("The user said on 2026-11-27: “My badge number is BX-4711”", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("Earlier: ", StringComparison.Ordinal));
    }
}
