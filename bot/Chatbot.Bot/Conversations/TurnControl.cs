namespace Chatbot.Bot.Conversations;

/// <summary>The one token of a turn and why it was cancelled. It is the turn's own, not that of a request.</summary>
internal sealed class TurnControl : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenSource _deadline;

    public TurnControl(TimeSpan deadline, TimeProvider time)
    {
        _deadline = new(deadline, time);
        _source = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Why the turn was interrupted; a stop or handover wins over the deadline.</summary>
    public TurnInterruption Interruption =>
        _interruption != TurnInterruption.None ? _interruption
        : _deadline.IsCancellationRequested ? TurnInterruption.Deadline
        : TurnInterruption.None;

    /// <summary>Whether the person can see that the turn was stopped; a stop that came too late for that is answered by itself.</summary>
    public bool IsStopSeen { get; set; }

    private TurnInterruption _interruption;

    public async Task InterruptAsync(TurnInterruption interruption)
    {
        if (_interruption == TurnInterruption.None)
        {
            _interruption = interruption;
            await _source.CancelAsync();
        }
    }

    public void Dispose()
    {
        _source.Dispose();
        _deadline.Dispose();
    }
}
