using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>Where approvers are reached: the last conversation of their own in which they wrote. Nobody else is remembered.</summary>
internal sealed class ApproverDirectory(Approvers approvers, ApprovalStore store)
{
    /// <summary>Remembers where a message came from when an approver wrote it to the bot alone.</summary>
    /// <returns>The approver; null when somebody else wrote, or others read along.</returns>
    public async Task<Approver?> NoticeAsync(ITurnContext turn)
    {
        if (turn.Activity.From?.Id is not { } userId || IsGroup(turn.Activity))
        {
            return null;
        }

        var person = Approver.In(turn.Conversation, userId);
        if (!approvers.Contains(person))
        {
            return null;
        }

        var conversation = turn.Conversation.ToString();
        if (store.FindApprover(person.ToString())?.ConversationId != conversation)
        {
            await store.SaveApproverAsync(
                new()
                {
                    Approver = person.ToString(),
                    ConversationId = conversation,
                    Reference = ActivityJson.ToJson(Continuation.ReferenceOf(turn.Activity)),
                }
            );
        }

        return person;
    }

    /// <summary>Where an approver is reached; null when they have never written.</summary>
    public (ConversationId Conversation, Activity Reference)? Find(Approver approver) =>
        store.FindApprover(approver.ToString()) is { } row
            ? (ConversationId.Parse(row.ConversationId), ActivityJson.Parse(row.Reference))
            : null;

    private static bool IsGroup(Activity activity) =>
        activity.Conversation is { IsGroup: true } or { ConversationType: "groupChat" or "channel" };
}
