using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Conversations.Erasures;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>Removes the card of a request that its person wants forgotten, wherever it was shown, and whatever had become of it.</summary>
internal sealed class RemovalContinuation(ApprovalDesk approvals) : IContinuation
{
    public const string ContinuationName = "approval/remove";

    public string Name => ContinuationName;

    public Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken) =>
        approvals.Find(id) is { Status: ApprovalStatus.Cancelled, CardActivityId: { } card } approval
        && approval.ApproverConversation == turn.Conversation
            ? turn.UpdateAsync(
                Tombstone.Of(new Activity { Type = ActivityTypes.Message, Locale = turn.Activity.Locale }) with
                {
                    Id = card,
                },
                cancellationToken
            )
            : Task.CompletedTask;
}
