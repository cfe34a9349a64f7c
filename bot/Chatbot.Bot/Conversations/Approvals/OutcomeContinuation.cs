using Chatbot.Bot.Conversations.Continuations;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>
/// Goes on in the conversation that asked, when somebody else decided, when a button was pressed that wants an answer at once,
/// or when the time is over. It runs once for each request.
/// </summary>
internal sealed class OutcomeContinuation(ApprovalDesk approvals, ApprovalOutcomes outcomes) : IContinuation
{
    public const string ContinuationName = "approval/outcome";

    public string Name => ContinuationName;

    public async Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken)
    {
        if (
            await approvals.ExpireAsync(turn, id)
            is not { GoesOnWhereDecided: false, Status: not ApprovalStatus.Cancelled } approval
        )
        {
            return;
        }

        if (approval.IsOwn || approval.Status == ApprovalStatus.Expired)
        {
            await approvals.CloseAsync(turn, approval, cancellationToken);
        }
        else
        {
            var texts = ApprovalDesk.TextsOf(turn);
            var outcome = approval.Status == ApprovalStatus.Approved ? texts.OutcomeApproved : texts.OutcomeDenied;
            var text = ApprovalCards.Fill(outcome, approval.ApproverName, approval.Request.Subject);
            await turn.SendAsync(TurnTexts.Message($"{text} {approval.Comment}".TrimEnd()), cancellationToken);
        }

        await outcomes.GoOnAsync(turn, approval, cancellationToken);
    }
}
