using Chatbot.Bot.Conversations.Erasures;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Jobs;

/// <summary>
/// Jobs that hold what is to be forgotten, in their input, a finished step or their result: they lose all of it. One that has not
/// ended is cancelled first.
/// </summary>
internal sealed class JobCopies(JobStore jobs, JobStarter starter) : IErasable
{
    private const string NoInput = "{}";

    public async Task<ErasedCopies> EraseAsync(Erasure erasure, ErasedConversation place)
    {
        var copies = ErasedCopies.None;
        foreach (var job in jobs.FindAllOf(place.Conversation.ToString(), erasure.User.Tenant, erasure.User.UserId))
        {
            var isLater = job.CreatedAt > erasure.RequestedAt.ToUnixTimeMilliseconds();
            if (isLater || job is { Input: NoInput, Result: null, Error: null } || !Holds(erasure, job))
            {
                continue;
            }

            var isCancelled =
                (JobState)job.State is JobState.Queued or JobState.Running or JobState.Waiting
                && await starter.CancelAsync(job.JobId);
            var texts = JobTexts.For(ActivityJson.Parse(job.Reference).Locale);
            copies += new ErasedCopies(await jobs.EraseAsync(job.JobId, texts.Removed), isCancelled ? 1 : 0);
        }

        return copies;
    }

    private bool Holds(Erasure erasure, JobRow job) =>
        erasure.IsEverything
        || new[] { job.Title, job.Input, job.Progress, job.Question, job.Result, job.Error }.Any(erasure.IsToldInJson)
        || jobs.ReadSteps(job.JobId).Values.Any(erasure.IsToldInJson);
}
