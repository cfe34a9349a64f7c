using Chatbot.Bot.Orchestration.Resilience;
using CsCheck;

namespace Chatbot.Bot.Tests.Orchestration.Resilience;

public sealed class RetryDelayTests
{
    [Theory]
    [InlineData(1, 0, 400)]
    [InlineData(1, 1, 200)]
    [InlineData(2, 0, 800)]
    [InlineData(3, 0.5, 1200)]
    [InlineData(9, 0, 8000)]
    public void Delay_WithoutAdvice_DoublesAndIsCapped(int retry, double jitter, double milliseconds) =>
        Assert.Equal(milliseconds, RetryDelay.For(retry, jitter, retryAfter: null)!.Value.TotalMilliseconds, 3);

    [Fact]
    public void Delay_Asked_IsNeverUndercutAndStaysWithinReach() =>
        Gen.Select(Gen.Int[1, 5], Gen.Double[0, 1], Gen.Double[0, 30])
            .Sample(
                (retry, jitter, seconds) =>
                {
                    var asked = TimeSpan.FromSeconds(seconds);
                    var delay = RetryDelay.For(retry, jitter, asked);
                    return asked > RetryDelay.Longest ? delay is null : delay >= asked && delay <= asked + RetryDelay.First;
                }
            );
}
