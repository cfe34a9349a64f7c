using System.Collections.Frozen;
using System.Text.Json;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Jobs;

/// <summary>Takes a job from wherever it stands as far as it goes now. Called by the one activation of its grain.</summary>
internal sealed partial class JobRunner(
    JobStore jobs,
    IEnumerable<IJobKind> kinds,
    JobProgress progress,
    ApprovalDesk approvals,
    JobSlots slots,
    IGrainFactory grains,
    IOptions<JobOptions> options,
    TimeProvider time,
    ILogger<JobRunner> logger
)
{
    private const int MostDoublings = 8;
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private readonly FrozenDictionary<string, IJobKind> _kinds = kinds.ToFrozenDictionary(
        kind => kind.Name,
        StringComparer.Ordinal
    );

    /// <exception cref="OperationCanceledException">It was cancelled, or this node stops.</exception>
    public async Task RunAsync(string jobId, CancellationToken cancellationToken)
    {
        while (jobs.Find(jobId) is { } job && await AdvanceAsync(job, cancellationToken)) { }
    }

    /// <summary>False when nothing more is to be done now.</summary>
    private async Task<bool> AdvanceAsync(JobRow job, CancellationToken cancellationToken)
    {
        switch ((JobState)job.State)
        {
            case JobState.Queued or JobState.Running:
                return !(job.DueAt > time.GetUtcNow().ToUnixTimeMilliseconds())
                    && await AttemptAsync(job.JobId, cancellationToken);
            case JobState.Waiting:
                return await AskAsync(job);
            default:
                await TellAsync(job);
                return false;
        }
    }

    private async Task<bool> AttemptAsync(string jobId, CancellationToken cancellationToken)
    {
        await slots.TakeAsync(cancellationToken);
        try
        {
            if (await jobs.BeginAsync(jobId) is not { } job)
            {
                return true;
            }

            return await EndAsync(job, await RunKindAsync(job, cancellationToken));
        }
        catch (JobLostException exception)
        {
            LogLost(exception, jobId);
            return false;
        }
        finally
        {
            progress.Forget(jobId);
            slots.Give();
        }
    }

    /// <summary>Null when it is to be tried again.</summary>
    private async Task<JobEnd?> RunKindAsync(JobRow job, CancellationToken cancellationToken)
    {
        var texts = JobTexts.For(ActivityJson.Parse(job.Reference).Locale);
        if (job.Attempts > options.Value.MaxAttempts)
        {
            return new JobEnd.Failed(texts.GivenUp);
        }

        if (!_kinds.TryGetValue(job.Kind, out var kind))
        {
            return new JobEnd.Failed(texts.Unknown);
        }

        LogBegun(job.JobId, job.Kind, job.Run);
        try
        {
            var run = new JobRun(job, new JobJournal(jobs, job.JobId, job.Run), progress);
            return await kind.RunAsync(run, cancellationToken);
        }
        catch (Exception exception) when (exception is not JobLostException && !cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, job.JobId, job.Attempts);
            var attempts = jobs.Find(job.JobId)?.Attempts ?? job.Attempts;
            return attempts < options.Value.MaxAttempts ? null
                : exception is AssistantException failure ? new JobEnd.Failed(failure.UserMessage)
                : new JobEnd.Failed(texts.Broken);
        }
    }

    private async Task<bool> EndAsync(JobRow job, JobEnd? end)
    {
        LogEnded(job.JobId, end is null ? "Retry" : end.GetType().Name, job.Run);
        return end switch
        {
            JobEnd.Succeeded succeeded => await jobs.EndAsync(job.JobId, job.Run, JobState.Succeeded, succeeded.Text, null),
            JobEnd.Failed failed => await jobs.EndAsync(job.JobId, job.Run, JobState.Failed, null, failed.Reason),
            JobEnd.Stopped stopped => await jobs.EndAsync(job.JobId, job.Run, JobState.Cancelled, null, stopped.Reason),
            JobEnd.Waiting waiting => await jobs.WaitAsync(
                job.JobId,
                job.Run,
                JsonSerializer.Serialize(waiting.Request, JobJsonContext.Default.ApprovalRequest)
            ),
            _ => await RetryAsync(job),
        };
    }

    /// <summary>What got further is tried again soon, what did not ever later.</summary>
    private Task<bool> RetryAsync(JobRow job)
    {
        var attempts = jobs.Find(job.JobId)?.Attempts ?? job.Attempts;
        var delay = options.Value.RetryDelay * Math.Pow(2, Math.Clamp(attempts - 1, 0, MostDoublings));
        return jobs.RetryAsync(job.JobId, job.Run, time.GetUtcNow() + delay);
    }

    /// <summary>Has a person asked. When the time is over, the request ends, and the job goes on without an answer.</summary>
    private async Task<bool> AskAsync(JobRow job)
    {
        var request = JsonSerializer.Deserialize(job.Question!, JobJsonContext.Default.ApprovalRequest)!;
        var now = time.GetUtcNow();
        if (now >= request.ExpiresAt)
        {
            if (approvals.Find(request.Id) is not { } approval)
            {
                return await ExpireAsync(job, request);
            }

            var isTold = await approvals.PostOutcomeAsync(approval);
            await (isTold ? jobs.MarkAskedAsync(job.JobId, job.Question!, now + Again) : jobs.CancelAsync(job.JobId));
        }
        else if (await PostAsync(job, JobQuestionContinuation.ContinuationName, $"{job.JobId}:{request.Id}"))
        {
            await jobs.MarkAskedAsync(job.JobId, job.Question!, request.ExpiresAt);
        }
        else
        {
            await jobs.CancelAsync(job.JobId);
        }

        return false;
    }

    /// <summary>Nobody was asked.</summary>
    private Task<bool> ExpireAsync(JobRow job, ApprovalRequest request) =>
        jobs.DecideAsync(
            job.JobId,
            job.Question!,
            JobRun.AnswerStep(request.Id),
            JsonSerializer.Serialize(PersonAnswer.Expired, JobJsonContext.Default.PersonAnswer)
        );

    /// <summary>The same end is told once, however often this is called.</summary>
    private async Task TellAsync(JobRow job)
    {
        if (job.DueAt is not null)
        {
            await PostAsync(job, JobEndContinuation.ContinuationName, job.JobId);
            await jobs.MarkToldAsync(job.JobId);
        }
    }

    /// <summary>False when the conversation takes no more.</summary>
    private async Task<bool> PostAsync(JobRow job, string name, string id)
    {
        try
        {
            var conversation = ConversationId.Parse(job.ConversationId);
            await Continuation.PostAsync(grains, conversation, ActivityJson.Parse(job.Reference), name, id);
            return true;
        }
        catch (ConversationArchivedException exception)
        {
            LogArchived(exception, job.JobId);
            return false;
        }
    }

    [LoggerMessage(3603, LogLevel.Information, "Job {Job} of kind {Kind} begins run {Run}")]
    private partial void LogBegun(string job, string kind, long run);

    [LoggerMessage(3604, LogLevel.Information, "Job {Job} ended run {Run} as {End}")]
    private partial void LogEnded(string job, string end, long run);

    [LoggerMessage(3606, LogLevel.Warning, "Job {Job} failed in attempt {Attempt}")]
    private partial void LogFailed(Exception exception, string job, int attempt);

    [LoggerMessage(3607, LogLevel.Information, "A run of job {Job} stopped: the job was cancelled or is run elsewhere")]
    private partial void LogLost(Exception exception, string job);

    [LoggerMessage(3608, LogLevel.Warning, "Job {Job} cannot be told: its conversation is archived")]
    private partial void LogArchived(Exception exception, string job);
}
