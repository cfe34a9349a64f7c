using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Jobs;

/// <summary>Asks for what a job waits for: its owner, or whoever decides instead.</summary>
internal sealed class JobQuestionContinuation(JobStore jobs, ApprovalDesk approvals) : IContinuation
{
    public const string ContinuationName = "job-question";

    public string Name => ContinuationName;

    public async Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken)
    {
        var parts = id.Split(':', 2);
        if (
            parts is not [var jobId, var requestId]
            || jobs.Find(jobId) is not { } job
            || job.ConversationId != turn.Conversation.ToString()
            || JobApproval.WaitsFor(job, requestId) is not { } request
        )
        {
            return;
        }

        if (approvals.Introduce(turn, request) is { } text)
        {
            await turn.SendAsync(TurnTexts.Message($"**{job.Title}**: {text}"), cancellationToken);
        }

        await approvals.OpenAsync(turn, JobApproval.Open(job, request), cancellationToken);
    }
}
