using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Entities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations;

/// <summary>
/// One turn. Every answer gets the next ordinal of its turn: a turn that runs again finds the answers it had given and does
/// not give them twice.
/// </summary>
internal sealed class TurnContext : ITurnContext
{
    private readonly ConversationLog _log;
    private readonly TurnServices _services;
    private readonly TurnControl _control;
    private readonly TurnOutbox _outbox;
    private readonly List<Activity> _sent = [];
    private readonly Queue<TranscriptEntry> _given;
    private int _ordinal;

    /// <summary>A stream that failed before its first word: the next message ends it, or it would be shown as going on.</summary>
    private TurnStream? _unfinished;

    public TurnContext(TranscriptEntry inbound, int attempt, ConversationLog log, TurnControl control, TurnServices services)
    {
        _log = log;
        _services = services;
        _control = control;
        Turn = inbound.Sequence;
        Activity = inbound.Activity;
        Attempt = attempt;
        var channel = services.Channels.Find(log.Id);
        Capabilities = channel.GetCapabilities(Activity);
        var inline = Activity.DeliveryMode == DeliveryModes.ExpectReplies;
        _outbox = new(inline ? null : channel.Delivery, Activity, log, services);
        State = new(log.Id, Activity.From?.Id, services.State);
        TurnJournal = new(services.Journal, log.Id, Turn, attempt > 1);
        _given = attempt > 1 ? new(services.Transcript.ReadAnswers(log.Id, Turn)) : new();
    }

    public ConversationId Conversation => _log.Id;

    public long Turn { get; }

    /// <summary>1 for the first run; more when the turn runs again after a crash.</summary>
    public int Attempt { get; }

    public Activity Activity { get; }

    public string CorrelationId { get; set; } = "";

    public ChannelCapabilities Capabilities { get; }

    public TurnJournal TurnJournal { get; }

    ITurnJournal ITurnContext.Journal => TurnJournal;

    public TurnState State { get; }

    public bool Responded => _sent.Count > 0;

    public TurnInterruption Interruption => _control.Interruption;

    public bool HasShown { get; set; }

    public bool FailureTold { get; private set; }

    public TurnOutcome Outcome { get; set; } = TurnOutcome.Completed;

    public IReadOnlyList<Activity> History => _log.HistoryBefore(Turn);

    /// <summary>The answers so far.</summary>
    public IReadOnlyList<Activity> Sent => _sent;

    public async Task<Activity> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        var messages = MessageDowngrade.For(activity, Capabilities);
        foreach (var message in messages.SkipLast(1))
        {
            await SendOneAsync(message, cancellationToken);
        }

        return await SendOneAsync(messages[^1], cancellationToken);
    }

    private async Task<Activity> SendOneAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (_given.Count > 0)
        {
            return await ResumeAsync(cancellationToken);
        }

        if (activity.Type == ActivityTypes.Message && _unfinished is { } stream)
        {
            _unfinished = null;
            activity = stream.Finish(activity);
        }

        _ordinal++;
        HasShown = true;
        var stored = await _outbox.SendAsync(Turn, _ordinal, Address(activity), cancellationToken);
        _sent.Add(stored);
        return stored;
    }

    public async Task<Activity> StreamAsync(IAsyncEnumerable<StreamItem> items, CancellationToken cancellationToken)
    {
        if (_given.Count > 0)
        {
            return await ResumeAsync(cancellationToken);
        }

        var stream = new TurnStream(this, _outbox, _log, _services.Time);
        Activity final;
        try
        {
            final = await stream.PumpAsync(items, cancellationToken);
        }
        catch (OperationCanceledException) when (stream.StoppedByChannel || _control.Interruption == TurnInterruption.Stop)
        {
            await SendAsync(stream.Finish(TurnTexts.Stopped(stream.Text, Activity.Locale)), CancellationToken.None);
            throw new TurnInterruptedException(TurnInterruption.Stop);
        }
        catch (Exception exception) when (stream.Text.Length > 0 && _control.Interruption != TurnInterruption.Handover)
        {
            var told = TurnTexts.BrokenOff(stream.Text, exception, CorrelationId, Activity.Locale);
            await SendAsync(stream.Finish(told), CancellationToken.None);
            FailureTold = true;
            throw;
        }
        catch (Exception)
        {
            _unfinished = stream;
            throw;
        }

        return await SendAsync(stream.Finish(final), cancellationToken);
    }

    public async Task UpdateAsync(Activity activity, CancellationToken cancellationToken) =>
        await _outbox.UpdateAsync(Address(MessageDowngrade.Of(activity, Capabilities)), cancellationToken);

    public async Task DeleteAsync(string activityId, CancellationToken cancellationToken) =>
        await _outbox.DeleteAsync(activityId, Address(new Activity { Type = ActivityTypes.Message }), cancellationToken);

    public async Task SendTypingAsync(CancellationToken cancellationToken)
    {
        if (Capabilities.Typing)
        {
            _log.Readers.Publish(new TurnUpdate.Typing(Turn));
            await _outbox.PushTransientAsync(Address(new Activity { Type = ActivityTypes.Typing }), cancellationToken);
        }
    }

    /// <summary>Takes the next answer that an earlier run of this turn had stored.</summary>
    private async Task<Activity> ResumeAsync(CancellationToken cancellationToken)
    {
        _ordinal++;
        var resumed = await _outbox.ResumeAsync(_given.Dequeue(), cancellationToken);
        _sent.Add(resumed);
        return resumed;
    }

    /// <summary>The outbound form: same conversation, sender and receiver swapped, no member that the channel owns.</summary>
    public Activity Address(Activity activity) =>
        activity with
        {
            ChannelId = Activity.ChannelId,
            ServiceUrl = null,
            From = (Activity.Recipient ?? new ChannelAccount { Id = "chatbot", Name = "Chatbot" }) with { Role = RoleTypes.Bot },
            Recipient = Activity.From,
            Conversation = Activity.Conversation,
            ReplyToId = activity.ReplyToId ?? (Activity.Type == Continuation.ActivityType ? null : Activity.Id),
            Locale = activity.Locale ?? Activity.Locale,
        };
}
