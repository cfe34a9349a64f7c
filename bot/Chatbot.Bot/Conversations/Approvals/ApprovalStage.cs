using Chatbot.Bot.Conversations.Messages;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>Takes answers to requests for approval; the run that waited goes on, or a text says why nothing is done.</summary>
internal sealed class ApprovalStage(ApprovalDesk approvals, ApprovalOutcomes outcomes) : IMessageStage
{
    public MessageStageOrder Order => MessageStageOrder.Approval;

    public async Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (ApprovalReply.Of(turn.Activity) is not { } reply)
        {
            return false;
        }

        var texts = ApprovalDesk.TextsOf(turn);
        var (approval, text) = await approvals.DecideAsync(turn, reply);
        if (approval is null)
        {
            await turn.SendAsync(TurnTexts.Message(text!), cancellationToken);
            return true;
        }

        await approvals.CloseCardAsync(turn, approval, cancellationToken);
        if (approval.IsOwn)
        {
            await outcomes.GoOnAsync(turn, approval, cancellationToken);
            return true;
        }

        // The conversation that asked hears of it in a turn of its own.
        await approvals.PostOutcomeAsync(approval);
        var said =
            approval.Status == ApprovalStatus.Expired ? texts.TooLate : ApprovalCards.Fill(texts.Thanks, approval.RequesterName);
        await turn.SendAsync(TurnTexts.Message(said), cancellationToken);
        return true;
    }
}
