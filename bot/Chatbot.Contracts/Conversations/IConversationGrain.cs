using Chatbot.Contracts.Activities;
using Orleans;
using Orleans.Concurrency;

namespace Chatbot.Contracts.Conversations;

/// <summary>
/// One conversation: the only writer of its transcript. Keyed by <see cref="ConversationId"/> in its text form. Its turns
/// run in order, one at a time, apart from the calls that brought them.
/// </summary>
[Alias("chatbot.conversation")]
public interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>
    /// Stores an activity durably and queues its turn; returns as soon as it is stored, never waits for a turn. An activity
    /// with a known <paramref name="deduplicationKey"/> is acknowledged again but not stored again.
    /// </summary>
    /// <param name="activity">The activity; the grain sets its id and timestamp where the channel did not.</param>
    /// <param name="deduplicationKey">The channel's own id of the activity, or null when the channel has none.</param>
    /// <exception cref="ConversationArchivedException">The conversation is past its retention.</exception>
    [Alias("post")]
    Task<PostReceipt> PostAsync([Immutable] Activity activity, string? deduplicationKey);

    /// <summary>
    /// Everything stored after a place in the transcript, then live updates until the reader stops. A reader that joins
    /// during a streamed message first gets its latest text. A reader that falls behind is cut off and may subscribe again.
    /// </summary>
    /// <param name="afterSequence">0 = from the start; <see cref="long.MaxValue"/> = live only.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    [Alias("subscribe")]
    IAsyncEnumerable<TurnUpdate> SubscribeAsync(long afterSequence, CancellationToken cancellationToken);

    /// <summary>Interrupts the running turn; what was said is kept. False when none runs.</summary>
    [Alias("cancel"), AlwaysInterleave]
    Task<bool> CancelAsync();

    /// <summary>What the conversation is doing.</summary>
    [Alias("snapshot"), AlwaysInterleave]
    Task<ConversationSnapshot> SnapshotAsync();

    /// <summary>Called by the sweep: continues turns that were stored but not finished.</summary>
    [Alias("wake")]
    Task WakeAsync();

    /// <summary>Called by the sweep: moves the conversation to a quieter state and out of memory, if it is idle.</summary>
    [Alias("retire")]
    Task RetireAsync(ConversationStatus status);

    /// <summary>
    /// Replaces in the transcript what a person wants forgotten, and drops what this activation holds of it. What is replaced
    /// already stays as it is, so it may be called again.
    /// </summary>
    /// <param name="erasureId">What is to be forgotten, as it was stored.</param>
    /// <param name="byTurn">The turn of this conversation that asks, which need not have ended; 0 = none.</param>
    [Alias("erase")]
    Task<ErasureReceipt> EraseAsync(string erasureId, long byTurn);
}
