using System.Runtime.CompilerServices;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations;

/// <summary>
/// One conversation: stores what comes in, acknowledges, and runs its own queue of turns beside the calls. Keeps no state of
/// its own: the transcript is the truth, and what is unfinished there is found again on activation.
/// </summary>
internal sealed partial class ConversationGrain : Grain, IConversationGrain
{
    private readonly TurnServices _services;
    private readonly ConversationReaders _readers;
    private readonly ConversationLog _log;
    private readonly TurnRunner _runner;
    private readonly Queue<(TranscriptEntry Inbound, bool Recovered)> _queue = new();
    private readonly List<TranscriptEntry> _stops = [];
    private readonly ILogger<ConversationGrain> _logger;
    private TurnControl? _control;
    private long? _runningTurn;
    private Task _turns = Task.CompletedTask;
    private bool _stopping;

    public ConversationGrain(TurnServices services, ILogger<ConversationGrain> logger)
    {
        _services = services;
        _logger = logger;
        var id = ConversationId.Parse(this.GetPrimaryKeyString());
        _readers = new(services.Options.ReaderBuffer);
        _log = new(id, services.Transcript, _readers, services.Options, services.Time);
        _runner = new(_log, services);
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in _log.Load())
        {
            _queue.Enqueue((entry, Recovered: true));
        }

        StartTurns();
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _stopping = true;
        if (!_turns.IsCompleted)
        {
            var grace = Task.Delay(_services.Options.ShutdownGrace, TimeProvider.System, cancellationToken);
            if (await Task.WhenAny(_turns, grace) != _turns && _control is { } control)
            {
                await control.InterruptAsync(TurnInterruption.Handover);
                await _turns;
            }
        }

        _readers.Close();
    }

    public async Task<PostReceipt> PostAsync(Activity activity, string? deduplicationKey)
    {
        if (_log.Status == ConversationStatus.Archived)
        {
            throw new ConversationArchivedException(_log.Id.ToString());
        }

        var (receipt, stored) = await GuardAsync(_log.AppendInboundAsync(activity, deduplicationKey));
        if (receipt.Duplicate)
        {
            return receipt;
        }

        var inbound = new TranscriptEntry(receipt.Sequence, receipt.Sequence, 0, stored, 0);
        if (_control is { } control && StopCommand.Matches(stored))
        {
            _stops.Add(inbound);
            await control.InterruptAsync(TurnInterruption.Stop);
            return receipt;
        }

        _queue.Enqueue((inbound, Recovered: false));
        StartTurns();
        return receipt;
    }

    public async IAsyncEnumerable<TurnUpdate> SubscribeAsync(
        long afterSequence,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        const int page = 200;
        var reader = _readers.Add();
        try
        {
            var last = Math.Min(afterSequence, _log.LastSequence);
            var ended = new List<TurnUpdate.Ended>();
            IReadOnlyList<TranscriptEntry> entries;
            do
            {
                entries = _log.Read(last, page);
                foreach (var entry in entries)
                {
                    last = entry.Sequence;
                    yield return new TurnUpdate.Recorded(entry.Sequence, entry.Turn, entry.Activity);
                    if (entry is { IsInbound: true, State: not 0 })
                    {
                        ended.Add(new(entry.Turn, (TurnOutcome)entry.State));
                    }
                }
            } while (entries.Count == page);

            foreach (var update in ended)
            {
                yield return update;
            }

            if (_readers.Current is { } current)
            {
                yield return current;
            }

            await foreach (var update in reader.Reader.ReadAllAsync(cancellationToken))
            {
                if (update is not TurnUpdate.Recorded recorded)
                {
                    yield return update;
                }
                else if (recorded.Sequence > last || recorded.IsReplacement)
                {
                    last = Math.Max(last, recorded.Sequence);
                    yield return update;
                }
            }
        }
        finally
        {
            _readers.Remove(reader);
        }
    }

    public async Task<bool> CancelAsync()
    {
        if (_control is not { } control)
        {
            return false;
        }

        await control.InterruptAsync(TurnInterruption.Stop);
        return true;
    }

    public Task<ConversationSnapshot> SnapshotAsync() =>
        Task.FromResult(
            new ConversationSnapshot(_log.Status, _log.LastSequence, _runningTurn, _queue.Count - (_runningTurn is null ? 0 : 1))
        );

    public Task WakeAsync()
    {
        StartTurns();
        return Task.CompletedTask;
    }

    public async Task RetireAsync(ConversationStatus status)
    {
        if (_queue.Count > 0 || _readers.Any)
        {
            return;
        }

        await _log.SetStatusAsync(status);
        DeactivateOnIdle();
    }

    public async Task<ErasureReceipt> EraseAsync(string erasureId, long byTurn)
    {
        var (isComplete, replaced) = await _services.Eraser.EraseAsync(_log.Id, erasureId, byTurn);
        _log.Forget(replaced);
        return new(isComplete, replaced.Where(entry => !entry.IsInbound).Select(entry => entry.Sequence).ToArray());
    }

    private void StartTurns()
    {
        if (_turns.IsCompleted && _queue.Count > 0 && !_stopping)
        {
            _turns = RunTurnsAsync();
        }
    }

    /// <summary>Runs on the grain's scheduler beside the calls, so that posting and stopping never wait for a turn.</summary>
    private async Task RunTurnsAsync()
    {
        await Task.Yield();
        DelayDeactivation(_services.Options.TurnDeadline + TimeSpan.FromMinutes(1));
        while (!_stopping && _queue.TryPeek(out var next))
        {
            using var control = new TurnControl(_services.Options.TurnDeadline, _services.Time);
            (_control, _runningTurn) = (control, next.Inbound.Turn);
            try
            {
                if (await RunTurnAsync(next.Inbound, next.Recovered, control) == TurnOutcome.Pending)
                {
                    break;
                }

                _queue.Dequeue();
                (_control, _runningTurn) = (null, null);
                await TakeStopsAsync(control.IsStopSeen);
            }
            catch (Exception exception)
            {
                LogTurnLost(exception, _log.Id.ToString(), next.Inbound.Turn);
                _queue.Clear();
                DeactivateOnIdle();
                break;
            }
            finally
            {
                (_control, _runningTurn) = (null, null);
            }
        }

        DelayDeactivation(TimeSpan.Zero);
    }

    /// <summary>Ends the wishes to stop of the turn that ended, or has them answered: nobody saw it stop, as it had said all it had to say.</summary>
    private async Task TakeStopsAsync(bool seen)
    {
        while (_stops.Count > 0)
        {
            var stop = _stops[0];
            if (seen)
            {
                await _services.Transcript.CompleteTurnAsync(_log.Id, stop.Sequence, TurnOutcome.Completed, []);
                _readers.Publish(new TurnUpdate.Ended(stop.Sequence, TurnOutcome.Completed));
            }
            else
            {
                _queue.Enqueue((stop, Recovered: false));
            }

            _stops.RemoveAt(0);
        }
    }

    /// <summary>A turn whose state was changed by another conversation is run again on the newer state; its answers are not given twice.</summary>
    private async Task<TurnOutcome> RunTurnAsync(TranscriptEntry inbound, bool recovered, TurnControl control)
    {
        while (true)
        {
            try
            {
                return await _runner.RunAsync(inbound, recovered, control);
            }
            catch (StateConflictException exception)
            {
                LogStateConflict(_log.Id.ToString(), inbound.Turn, exception.Key);
                recovered = true;
            }
        }
    }

    /// <summary>An activation that lost its conversation to another node, or its storage, starts again from the transcript.</summary>
    private async Task<T> GuardAsync<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (OwnershipLostException exception)
        {
            LogOwnershipLost(exception, _log.Id.ToString());
            DeactivateOnIdle();
            throw;
        }
    }

    [LoggerMessage(1210, LogLevel.Error, "Turn {Turn} of conversation {Conversation} could not be ended; it will be run again")]
    private partial void LogTurnLost(Exception exception, string conversation, long turn);

    [LoggerMessage(1211, LogLevel.Warning, "Conversation {Conversation} is owned by another node")]
    private partial void LogOwnershipLost(Exception exception, string conversation);

    [LoggerMessage(
        1212,
        LogLevel.Information,
        "Turn {Turn} of conversation {Conversation} runs again: {Key} was changed meanwhile"
    )]
    private partial void LogStateConflict(string conversation, long turn, string key);
}
