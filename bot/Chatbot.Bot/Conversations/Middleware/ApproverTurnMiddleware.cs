using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Middleware;

/// <summary>Remembers where an approver can be asked, whatever they write, and asks what has waited for that.</summary>
internal sealed class ApproverTurnMiddleware(ApproverDirectory approvers, ApprovalDesk approvals) : ITurnMiddleware
{
    public async Task InvokeAsync(ITurnContext turn, TurnDelegate next, CancellationToken cancellationToken)
    {
        if (turn.Activity.Type == ActivityTypes.Message && await approvers.NoticeAsync(turn) is { } approver)
        {
            await approvals.AskWaitingAsync(approver);
        }

        await next(turn, cancellationToken);
    }
}
