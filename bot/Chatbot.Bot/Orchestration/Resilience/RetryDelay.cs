namespace Chatbot.Bot.Orchestration.Resilience;

/// <summary>How long to wait before a model is asked again.</summary>
internal static class RetryDelay
{
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(400);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    /// <summary>Doubles with every retry. Jitter takes off up to a half, so that callers who failed together do not come back together.</summary>
    /// <param name="retry">1 for the first.</param>
    /// <param name="jitter">0 to 1.</param>
    /// <param name="retryAfter">How long the server asked to wait. It is never undercut; jitter comes on top.</param>
    /// <returns>Null when the server asks for more than a user waits; then another model is the better choice.</returns>
    public static TimeSpan? For(int retry, double jitter, TimeSpan? retryAfter)
    {
        var doubled = Math.Min(First.TotalMilliseconds * Math.Pow(2, retry - 1), Longest.TotalMilliseconds);
        return retryAfter is not { } asked ? TimeSpan.FromMilliseconds(doubled * (1 - (jitter / 2)))
            : asked > Longest ? null
            : asked + TimeSpan.FromMilliseconds(First.TotalMilliseconds * jitter / 2);
    }
}
