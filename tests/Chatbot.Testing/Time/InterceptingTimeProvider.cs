using System.Collections.Concurrent;

namespace Chatbot.Testing.Time;

/// <summary>
/// The system's clock, except for waits that a test wants to end itself: no test sleeps, and every other timer of the host
/// keeps running.
/// </summary>
/// <param name="isIntercepted">Which waits.</param>
/// <param name="end">Runs when such a wait begins; it ends with the returned task.</param>
public sealed class InterceptingTimeProvider(Func<TimeSpan, bool> isIntercepted, Func<Task> end) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _intercepted = new();

    /// <summary>The waits that were intercepted, in order.</summary>
    public IReadOnlyList<TimeSpan> Intercepted => [.. _intercepted];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (!isIntercepted(dueTime))
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        _intercepted.Enqueue(dueTime);
        var timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        _ = end().ContinueWith(_ => timer.Change(TimeSpan.Zero, period), TaskScheduler.Default);
        return timer;
    }
}
