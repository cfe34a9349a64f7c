using Chatbot.Bot.Conversations.Continuations;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>Asks an approver in a conversation of their own.</summary>
internal sealed class AskContinuation(ApprovalDesk approvals) : IContinuation
{
    public const string ContinuationName = "approval/ask";

    public string Name => ContinuationName;

    public Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken) =>
        approvals.AskApproverAsync(turn, id, cancellationToken);
}
