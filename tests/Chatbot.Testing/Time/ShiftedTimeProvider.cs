namespace Chatbot.Testing.Time;

/// <summary>The real clock with an offset that a test moves. Timers run in real time, so that frameworks keep working.</summary>
public sealed class ShiftedTimeProvider : TimeProvider
{
    private TimeSpan _offset;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _offset;

    /// <summary>Moves the clock forward.</summary>
    public void Advance(TimeSpan time) => _offset += time;
}
