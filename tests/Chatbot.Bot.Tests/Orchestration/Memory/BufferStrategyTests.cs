using Chatbot.Bot.Orchestration.Memory;

namespace Chatbot.Bot.Tests.Orchestration.Memory;

public sealed class BufferStrategyTests : MemoryStrategyConformanceTests
{
    protected override string Name => MemorySettings.Buffer;

    [Fact]
    public async Task Recall_IsEmpty()
    {
        await using var host = Host();
        var strategy = host.Get<MemoryStrategies>().Current;

        Assert.Empty(strategy.Recall(await TakeInAsync(strategy, new(), Turn(1, "My team is Sales.")), "What is my team?"));
    }
}
