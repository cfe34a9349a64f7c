using Chatbot.Bot.Conversations.Messages;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>Takes answers to requests for approval; the run that waited goes on, or a text says why nothing is done.</summary>
internal sealed class ApprovalStage(ApprovalDesk approvals, AnswerTurn answers) : IMessageStage
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
        if (approval.Status == ApprovalStatus.Expired)
        {
            await EndAsync(turn, approval, texts.TooLate, cancellationToken);
        }
        else if (approval.IsOwn)
        {
            await answers.AnswerAsync(turn, approval.Checkpoint.Text, ApprovalDesk.Resume(turn, approval), cancellationToken);
        }
        else
        {
            await EndAsync(turn, approval, ApprovalCards.Fill(texts.Thanks, approval.RequesterName), cancellationToken);
        }

        return true;
    }

    /// <summary>The conversation that asked hears of it in a turn of its own.</summary>
    private async Task EndAsync(ITurnContext turn, ApprovalCase approval, string text, CancellationToken cancellationToken)
    {
        if (!approval.IsOwn)
        {
            await approvals.PostOutcomeAsync(approval);
        }

        await turn.SendAsync(TurnTexts.Message(text), cancellationToken);
    }
}
