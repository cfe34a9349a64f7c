using Chatbot.Bot.Channels;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations;

/// <summary>
/// Stores each answer before it is handed to a push channel and records how far it got. An answer is handed over again only
/// when it surely did not arrive; after a crash in between it is marked ambiguous and left alone.
/// </summary>
internal sealed partial class TurnOutbox
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private readonly IActivityDelivery? _delivery;
    private readonly Activity _inbound;
    private readonly ConversationLog _log;
    private readonly TurnServices _services;
    private readonly ILogger _logger;

    public TurnOutbox(IActivityDelivery? delivery, Activity inbound, ConversationLog log, TurnServices services)
    {
        (_delivery, _inbound, _log, _services) = (delivery, inbound, log, services);
        IsInline = inbound.DeliveryMode == DeliveryModes.ExpectReplies;
        _logger = services.Loggers.CreateLogger<TurnOutbox>();
    }

    /// <summary>Whether answers are pushed.</summary>
    public bool IsPush => _delivery is not null;

    /// <summary>Whether answers go back in the HTTP response.</summary>
    public bool IsInline { get; }

    public async Task<Activity> SendAsync(long turn, int ordinal, Activity activity, CancellationToken cancellationToken)
    {
        var push = IsPush && activity.Type != InvokeResponses.ActivityType;
        var state = push ? DeliveryState.Sending : DeliveryState.Pull;
        var (sequence, stored) = await _log.AppendOutboundAsync(turn, ordinal, activity, state);
        return push ? await HandOverAsync(sequence, stored, cancellationToken) : stored;
    }

    /// <summary>Continues with an answer that an earlier run had stored.</summary>
    public async Task<Activity> ResumeAsync(TranscriptEntry given, CancellationToken cancellationToken)
    {
        switch ((DeliveryState)given.State)
        {
            case DeliveryState.Pending:
                return await HandOverAsync(given.Sequence, given.Activity, cancellationToken);
            case DeliveryState.Sending:
                LogAmbiguous(_log.Id.ToString(), given.Sequence);
                await MarkAsync(given.Sequence, DeliveryState.Ambiguous, null);
                return given.Activity;
            default:
                return given.Activity;
        }
    }

    /// <summary>Hands over something that is never stored: typing and stream chunks. One attempt.</summary>
    public async Task<DeliveryResult> PushTransientAsync(Activity activity, CancellationToken cancellationToken) =>
        _delivery is null ? new(DeliveryOutcome.Delivered) : await _delivery.SendAsync(_inbound, activity, cancellationToken);

    public async Task UpdateAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (_delivery is not null)
        {
            await _delivery.UpdateAsync(_inbound, activity, cancellationToken);
        }

        await _log.ReplaceAsync(activity);
    }

    public async Task DeleteAsync(string activityId, Activity tombstone, CancellationToken cancellationToken)
    {
        if (_delivery is not null)
        {
            await _delivery.DeleteAsync(_inbound, activityId, cancellationToken);
        }

        await _log.ReplaceAsync(tombstone with { Id = activityId });
    }

    private async Task<Activity> HandOverAsync(long sequence, Activity stored, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await _delivery!.SendAsync(_inbound, stored with { Id = null }, cancellationToken);
            switch (result.Outcome)
            {
                case DeliveryOutcome.Delivered:
                    await MarkAsync(sequence, DeliveryState.Delivered, result.ActivityId);
                    return result.ActivityId is { } id ? stored with { Id = id } : stored;
                case DeliveryOutcome.NotSent when attempt < MaxAttempts:
                    await MarkAsync(sequence, DeliveryState.Pending, null);
                    await Task.Delay(WaitAfter(attempt, result), _services.Time, cancellationToken);
                    await MarkAsync(sequence, DeliveryState.Sending, null);
                    break;
                case DeliveryOutcome.Ambiguous:
                    LogAmbiguous(_log.Id.ToString(), sequence);
                    await MarkAsync(sequence, DeliveryState.Ambiguous, null);
                    return stored;
                default:
                    LogUndelivered(_log.Id.ToString(), sequence, result.Detail);
                    await MarkAsync(sequence, DeliveryState.Failed, null);
                    return stored;
            }
        }
    }

    private static TimeSpan WaitAfter(int attempt, DeliveryResult result)
    {
        var wait = result.RetryAfter ?? TimeSpan.FromMilliseconds(500 * Math.Pow(2, attempt - 1));
        return wait < LongestWait ? wait : LongestWait;
    }

    private Task MarkAsync(long sequence, DeliveryState state, string? channelActivityId) =>
        _services.Transcript.MarkDeliveryAsync(_log.Id, sequence, state, channelActivityId);

    [LoggerMessage(
        1201,
        LogLevel.Warning,
        "Answer {Sequence} of conversation {Conversation} may or may not have arrived; it is not sent again"
    )]
    private partial void LogAmbiguous(string conversation, long sequence);

    [LoggerMessage(1202, LogLevel.Error, "Answer {Sequence} of conversation {Conversation} could not be delivered: {Detail}")]
    private partial void LogUndelivered(string conversation, long sequence, string? detail);
}
