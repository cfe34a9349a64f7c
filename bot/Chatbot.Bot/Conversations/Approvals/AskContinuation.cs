using Chatbot.Bot.Conversations.Continuations;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>Asks an approver in a conversation of their own.</summary>
internal sealed class AskContinuation(ApprovalDesk approvals, TimeProvider time) : IContinuation
{
    public const string ContinuationName = "approval/ask";

    public string Name => ContinuationName;

    public Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken) =>
        approvals.Find(id) is { Status: ApprovalStatus.Pending } approval && time.GetUtcNow() < approval.Request.ExpiresAt
            ? approvals.AskAsync(turn, approval, cancellationToken)
            : Task.CompletedTask;
}
