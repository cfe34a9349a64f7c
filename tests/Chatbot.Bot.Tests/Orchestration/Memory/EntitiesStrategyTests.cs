using Chatbot.Bot.Orchestration.Memory;

namespace Chatbot.Bot.Tests.Orchestration.Memory;

public sealed class EntitiesStrategyTests : MemoryStrategyConformanceTests
{
    protected override string Name => MemorySettings.Entities;

    [Fact]
    public async Task Recall_AfterMoreStatementsThanAreKept_StillHasTheFirstOnes()
    {
        await using var host = Host();
        var strategy = host.Get<MemoryStrategies>().Current;
        var memory = await TakeInAsync(strategy, new(), Turn(1, "My badge number is BX-4711."));
        for (var turn = 2; turn < 600; turn++)
        {
            memory = await TakeInAsync(strategy, memory, Turn(turn, $"Box{turn} stands in hall {turn % 9}."));
        }

        Assert.Contains("BX-4711", strategy.Recall(memory, "Which badge number do I have?")[0], StringComparison.Ordinal);
        Assert.Contains("Box599", strategy.Recall(memory, "Where is Box599?")[0], StringComparison.Ordinal);
    }
}
