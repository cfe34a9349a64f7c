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

        var (resumption, text) = await approvals.DecideAsync(turn, reply, cancellationToken);
        await (
            resumption is null
                ? turn.SendAsync(TurnTexts.Message(text!), cancellationToken)
                : answers.AnswerAsync(turn, resumption.Checkpoint.Text, resumption, cancellationToken)
        );
        return true;
    }
}
