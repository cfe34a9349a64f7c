using Chatbot.Bot.Conversations;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>Hands accepted activities to their conversation.</summary>
internal sealed class ConversationInbox(IGrainFactory grains)
{
    /// <summary>A token proves that its conversation exists; a server application may name any.</summary>
    public async Task RequireKnownAsync(string conversation, DirectLineCaller caller)
    {
        if (caller.IsServer && (await Find(conversation).SnapshotAsync()).LastSequence == 0)
        {
            throw DirectLineException.ConversationNotFound(conversation);
        }
    }

    /// <summary>Ends when the activity is durable. Typing is answered but not kept.</summary>
    public async Task<PostReceipt> PostAsync(string conversation, Activity activity)
    {
        if (activity.Type == ActivityTypes.Typing)
        {
            return new(0, $"{conversation}|typing", Duplicate: false);
        }

        var key = ActivityIntake.GetDeduplicationKey(activity);
        try
        {
            return await Find(conversation).PostAsync(activity, key);
        }
        catch (OwnershipLostException)
        {
            // Nothing was stored; the grain reads its transcript again when it is next called.
            return await Find(conversation).PostAsync(activity, key);
        }
    }

    public IConversationGrain Find(string conversation) =>
        grains.GetGrain<IConversationGrain>(DirectLineChannel.ToConversationId(conversation).ToString());
}
