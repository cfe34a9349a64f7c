using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Conversations.Messages;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>
/// Goes on in the conversation that asked, when somebody else decided, when a button was pressed that wants an answer at once,
/// or when the time is over. It runs once for each request.
/// </summary>
internal sealed class OutcomeContinuation(ApprovalDesk approvals, AnswerTurn answers) : IContinuation
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

        await approvals.CloseCardAsync(turn, approval, cancellationToken);
        var texts = ApprovalDesk.TextsOf(turn);
        if (approval.Status == ApprovalStatus.Expired)
        {
            if (approval.ApproverConversation != turn.Conversation)
            {
                await approvals.PostCloseAsync(approval);
            }

            var text = ApprovalCards.Fill(texts.OutcomeExpired, approval.Request.Tool);
            await turn.SendAsync(TurnTexts.Message(text), cancellationToken);
            return;
        }

        if (!approval.IsOwn)
        {
            var outcome = approval.Status == ApprovalStatus.Approved ? texts.OutcomeApproved : texts.OutcomeDenied;
            var text = ApprovalCards.Fill(outcome, approval.ApproverName, approval.Request.Tool);
            await turn.SendAsync(TurnTexts.Message(text), cancellationToken);
        }

        await answers.AnswerAsync(turn, approval.Checkpoint.Text, ApprovalDesk.Resume(turn, approval), cancellationToken);
    }
}
