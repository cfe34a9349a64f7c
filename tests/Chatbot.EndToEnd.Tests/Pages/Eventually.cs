namespace Chatbot.EndToEnd.Tests.Pages;

internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>Asks again until it is true.</summary>
    public static async Task TrueAsync(Func<CancellationToken, Task<bool>> isTrue)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await isTrue(limit.Token))
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
