using Chatbot.Bot.Conversations.Continuations;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>Closes the card of a request whose time was over before the approver decided.</summary>
internal sealed class CloseContinuation(ApprovalDesk approvals) : IContinuation
{
    public const string ContinuationName = "approval/close";

    public string Name => ContinuationName;

    public Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken) =>
        approvals.Find(id) is { Status: not ApprovalStatus.Pending } approval
            ? approvals.CloseCardAsync(turn, approval, cancellationToken)
            : Task.CompletedTask;
}
