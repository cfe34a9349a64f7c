using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Jobs;

/// <summary>A job that waits until somebody decides.</summary>
internal sealed class JobApproval(JobStore jobs, JobStarter starter) : IApprovalKind
{
    public const string KindName = "job";

    public string Name => KindName;

    public static OpenApproval Open(JobRow job, ApprovalRequest request) =>
        new(request, KindName, job.Title, JsonSerializer.SerializeToElement(job.JobId, JobJsonContext.Default.String));

    /// <summary>What a job asks; null when it does not wait for this request, or not any more.</summary>
    public static ApprovalRequest? WaitsFor(JobRow job, string requestId) =>
        job is { State: (int)JobState.Waiting, Question: { } json }
        && JsonSerializer.Deserialize(json, JobJsonContext.Default.ApprovalRequest) is { } request
        && request.Id == requestId
            ? request
            : null;

    /// <summary>The decision is a step of the job, recorded once. How a job ends without one, it says itself.</summary>
    public async Task GoOnAsync(ITurnContext turn, ApprovalCase approval, CancellationToken cancellationToken)
    {
        var isExpired = approval.Status == ApprovalStatus.Expired;
        var isApproved = approval.Status == ApprovalStatus.Approved;
        var jobId = approval.Waiting.GetString()!;
        var answer = isExpired
            ? PersonAnswer.Expired
            : new PersonAnswer(isApproved, Comment: approval.Comment, Arguments: approval.EditedArguments);
        if (jobs.Find(jobId) is { } job && WaitsFor(job, approval.Id) is not null)
        {
            await jobs.DecideAsync(
                jobId,
                job.Question!,
                JobRun.AnswerStep(approval.Id),
                JsonSerializer.Serialize(answer, JobJsonContext.Default.PersonAnswer)
            );
            await starter.WakeAsync(jobId);
        }

        if (approval.IsOwn && !isExpired)
        {
            var texts = JobTexts.For(turn.Activity.Locale);
            await turn.SendAsync(TurnTexts.Message(isApproved ? texts.GoesOn : texts.DoesNotDoIt), cancellationToken);
        }
    }
}
