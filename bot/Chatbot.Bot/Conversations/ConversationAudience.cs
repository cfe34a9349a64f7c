using Chatbot.Bot.People;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Conversations;

/// <summary>Who reads what is said in a conversation.</summary>
internal sealed class ConversationAudience(GroupDirectory directory)
{
    /// <summary>
    /// The writer first. In a group nobody knows who reads: beside the writer a reader without any rights decides, so that
    /// only what everyone may see is used.
    /// </summary>
    public Audience Of(ConversationId conversation, Activity activity)
    {
        var writer = directory.Find(conversation.Tenant, activity.From?.Id ?? "unknown", activity.From?.AadObjectId);
        var isGroup = activity.Conversation is { IsGroup: true } or { ConversationType: "groupChat" or "channel" };
        return new(isGroup ? [writer, new Reader("", [])] : [writer]);
    }
}
