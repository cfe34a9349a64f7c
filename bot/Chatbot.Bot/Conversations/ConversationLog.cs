using System.Data.Common;
using System.Globalization;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations;

/// <summary>
/// The transcript as its owner sees it: hands out places and timestamps, stores, and tells the readers. Used inside one
/// grain only.
/// </summary>
internal sealed class ConversationLog(
    ConversationId id,
    TranscriptStore store,
    ConversationReaders readers,
    ConversationOptions options,
    TimeProvider time
)
{
    private static readonly long TouchInterval = (long)TimeSpan.FromMinutes(1).TotalMilliseconds;
    private readonly RecentKeys _recent = new(1024);
    private readonly HashSet<string> _senders = new(StringComparer.Ordinal);
    private List<Activity>? _history;
    private DateTimeOffset _lastTimestamp;
    private long _lastTouch;

    public ConversationId Id => id;

    public ConversationReaders Readers => readers;

    public ConversationStatus Status { get; private set; }

    public long LastSequence { get; private set; }

    /// <summary>Reads where the conversation stands; returns its unfinished inbound activities.</summary>
    public IReadOnlyList<TranscriptEntry> Load()
    {
        var record = store.Load(id);
        Status = record.Status;
        LastSequence = record.LastSequence;
        _lastTouch = record.LastActivityAt;
        return record.Unfinished;
    }

    public async Task<(PostReceipt Receipt, Activity Activity)> AppendInboundAsync(Activity activity, string? deduplicationKey)
    {
        if (deduplicationKey is not null && _recent.Find(deduplicationKey) is { } known)
        {
            return (new(known, activity.Id ?? FormatActivityId(known), Duplicate: true), activity);
        }

        var sequence = ++LastSequence;
        var stored = activity with { Id = activity.Id ?? FormatActivityId(sequence), Timestamp = NextTimestamp() };
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var touch = now - _lastTouch > TouchInterval || Status != ConversationStatus.Active || sequence == 1;
        var isNewSender = activity.From?.Id is { Length: > 0 } sender && _senders.Add(sender);
        var place = await OwnedAsync(store.AppendInboundAsync(id, sequence, stored, deduplicationKey, touch, isNewSender));
        if (deduplicationKey is not null)
        {
            _recent.Add(deduplicationKey, place);
        }

        if (place != sequence)
        {
            return (new(place, activity.Id ?? FormatActivityId(place), Duplicate: true), activity);
        }

        if (touch)
        {
            _lastTouch = now;
            Status = ConversationStatus.Active;
        }

        readers.Publish(new TurnUpdate.Recorded(sequence, sequence, stored));
        return (new(sequence, stored.Id!, Duplicate: false), stored);
    }

    public async Task<(long Sequence, Activity Activity)> AppendOutboundAsync(
        long turn,
        int ordinal,
        Activity activity,
        DeliveryState state
    )
    {
        var sequence = ++LastSequence;
        var stored = activity with { Id = activity.Id ?? FormatActivityId(sequence), Timestamp = NextTimestamp() };
        await OwnedAsync(store.AppendOutboundAsync(id, sequence, turn, ordinal, stored, state));
        readers.Publish(new TurnUpdate.Recorded(sequence, turn, stored));
        return (sequence, stored);
    }

    /// <summary>Replaces an answer that was edited or deleted; its id says which. Unknown ids are ignored.</summary>
    public async Task ReplaceAsync(Activity activity)
    {
        if (store.FindByActivityId(id, activity.Id!) is { } entry)
        {
            var replaced = activity with { Timestamp = entry.Activity.Timestamp };
            await store.ReplaceAsync(id, entry.Sequence, replaced);
            readers.Publish(new TurnUpdate.Recorded(entry.Sequence, entry.Turn, replaced, IsReplacement: true));
        }
    }

    /// <summary>Takes what was replaced in the transcript out of memory, and shows the readers what stands there now.</summary>
    public void Forget(IReadOnlyList<TranscriptEntry> replaced)
    {
        _history = null;
        foreach (var entry in replaced)
        {
            readers.Publish(new TurnUpdate.Recorded(entry.Sequence, entry.Turn, entry.Activity, IsReplacement: true));
        }
    }

    /// <summary>Messages before a turn, oldest first.</summary>
    public IReadOnlyList<Activity> HistoryBefore(long turn)
    {
        _history ??=
        [
            .. store
                .ReadBefore(id, turn, options.HistoryMessages)
                .Select(entry => entry.Activity)
                .Where(activity => activity.Type == ActivityTypes.Message),
        ];
        return _history;
    }

    /// <summary>Adds the messages of a finished turn to the history, if it was ever read.</summary>
    public void Remember(IEnumerable<Activity> messages)
    {
        if (_history is null)
        {
            return;
        }

        _history.AddRange(messages.Where(activity => activity.Type == ActivityTypes.Message));
        if (_history.Count > options.HistoryMessages)
        {
            _history.RemoveRange(0, _history.Count - options.HistoryMessages);
        }
    }

    public async Task SetStatusAsync(ConversationStatus status)
    {
        await store.SetStatusAsync(id, status);
        Status = status;
    }

    public IReadOnlyList<TranscriptEntry> Read(long afterSequence, int limit) => store.Read(id, afterSequence, limit);

    private string FormatActivityId(long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{id.Conversation}|{sequence:D7}");

    private DateTimeOffset NextTimestamp()
    {
        var now = time.GetUtcNow();
        _lastTimestamp = now > _lastTimestamp ? now : _lastTimestamp.AddMilliseconds(1);
        return _lastTimestamp;
    }

    private async Task<T> OwnedAsync<T>(Task<T> write)
    {
        try
        {
            return await write;
        }
        catch (DbException exception) when (Database.IsUniqueViolation(exception))
        {
            throw new OwnershipLostException(id.ToString(), exception);
        }
    }
}
