using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>
/// Decides, entry by entry in the order of the transcript, what of a conversation goes: only turns of the person, only what was said
/// until the request, and whole turns where the person's own message tells it. The same transcript gives the same again.
/// </summary>
internal sealed class ErasedTurns(Erasure erasure, ConversationId conversation, long byTurn)
{
    private readonly Dictionary<long, Turn> _own = [];

    /// <summary>False when a turn of the person runs or waits: it is left as it is, and may tell what is to be forgotten later.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Turns of the person so far.</summary>
    public IEnumerable<long> Own => _own.Keys;

    /// <summary>Turns of which nothing is to be left.</summary>
    public IEnumerable<long> Erased => _own.Where(turn => turn.Value.Goes).Select(turn => turn.Key);

    /// <summary>Whether an entry is to be replaced; the next one in the transcript is asked next.</summary>
    public bool Goes(TranscriptEntry entry)
    {
        if (entry.IsInbound)
        {
            return InboundGoes(entry);
        }

        if (!_own.TryGetValue(entry.Turn, out var turn) || !turn.HasEnded || Tombstone.Is(entry.Activity))
        {
            return false;
        }

        return turn.Goes || (!turn.TellsAnew && erasure.IsToldIn(entry.Activity));
    }

    private bool InboundGoes(TranscriptEntry entry)
    {
        if (entry.Activity.From?.Id != erasure.User.UserId)
        {
            return false;
        }

        var hasEnded = entry.State != 0 || entry.Turn == byTurn;
        if (!hasEnded)
        {
            IsComplete = false;
            return false;
        }

        var isErased = Tombstone.Is(entry.Activity);
        var isBefore = entry.Activity.Timestamp is not { } at || !erasure.IsAfter(at);
        var isAsking = entry.Turn == erasure.Turn && conversation == erasure.Conversation;
        var isTold = !isErased && erasure.IsToldIn(entry.Activity);
        var goes = isBefore && !isAsking && (isErased || erasure.IsEverything || isTold || erasure.Names(entry.Activity.Id));
        _own[entry.Turn] = new(hasEnded, goes, TellsAnew: isTold && !isBefore);
        return !isErased && (goes || (isAsking && isTold)) && entry.Activity.Type != Continuations.Continuation.ActivityType;
    }

    /// <param name="HasEnded">Whether it is through.</param>
    /// <param name="Goes">Whether nothing of it is to be left.</param>
    /// <param name="TellsAnew">Whether the person said it again after the request.</param>
    private readonly record struct Turn(bool HasEnded, bool Goes, bool TellsAnew);
}
