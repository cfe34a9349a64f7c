using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>
/// What one reader of a transcript may see. An answer to something that clients do not see is shown without saying what it
/// answers: Web Chat would hold it back until that arrives.
/// </summary>
internal sealed class ClientView(string conversation, long afterSequence, TranscriptStore transcript)
{
    private readonly HashSet<long> _hiddenTurns = [];
    private long _lookedUp;

    /// <summary>The activity as a client sees it; null when it is internal.</summary>
    public Activity? Of(long sequence, long turn, Activity activity)
    {
        var visible = IsVisible(activity);
        if (sequence == turn && !visible)
        {
            _hiddenTurns.Add(turn);
        }

        return visible
            ? activity with
            {
                ServiceUrl = null,
                CallerId = null,
                DeliveryMode = null,
                ReplyToId = sequence != turn && IsHidden(turn) ? null : activity.ReplyToId,
            }
            : null;
    }

    private static bool IsVisible(Activity activity) =>
        activity.Type is ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.EndOfConversation;

    /// <summary>A turn that began before this reader came is looked up.</summary>
    private bool IsHidden(long turn)
    {
        if (turn <= afterSequence && turn != _lookedUp)
        {
            _lookedUp = turn;
            var inbound = transcript.ReadBefore(DirectLineChannel.ToConversationId(conversation), turn + 1, limit: 1);
            if (inbound is not [var entry] || !IsVisible(entry.Activity))
            {
                _hiddenTurns.Add(turn);
            }
        }

        return _hiddenTurns.Contains(turn);
    }
}
