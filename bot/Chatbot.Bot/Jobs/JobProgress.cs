using System.Collections.Concurrent;
using System.Globalization;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Jobs;

/// <summary>Keeps how far jobs are, and now and then updates the message that shows it, where the channel can. Thread-safe.</summary>
internal sealed partial class JobProgress(
    JobStore jobs,
    ChannelCatalog channels,
    IGrainFactory grains,
    IOptions<JobOptions> options,
    TimeProvider time,
    ILogger<JobProgress> logger
)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _shown = new(StringComparer.Ordinal);

    public async Task ReportAsync(JobRow job, string text, double fraction)
    {
        if (!await jobs.ReportAsync(job.JobId, job.Run, text, Math.Clamp(fraction, 0, 1)))
        {
            throw new JobLostException(job.JobId);
        }

        var now = time.GetUtcNow();
        var last = _shown.GetOrAdd(job.JobId, now);
        if (now - last < options.Value.ProgressInterval || !_shown.TryUpdate(job.JobId, now, last))
        {
            return;
        }

        var reference = ActivityJson.Parse(job.Reference);
        var conversation = ConversationId.Parse(job.ConversationId);
        if (channels.Find(conversation).GetCapabilities(reference).Update)
        {
            await ShowAsync(job, conversation, reference, now);
        }
    }

    /// <summary>The job does not run here any more.</summary>
    public void Forget(string jobId) => _shown.TryRemove(jobId, out _);

    private async Task ShowAsync(JobRow job, ConversationId conversation, Activity reference, DateTimeOffset now)
    {
        try
        {
            await Continuation.PostAsync(
                grains,
                conversation,
                reference,
                JobProgressContinuation.ContinuationName,
                string.Create(CultureInfo.InvariantCulture, $"{job.JobId}:{now.ToUnixTimeMilliseconds()}")
            );
        }
        catch (ConversationArchivedException exception)
        {
            // The end of the job cannot be told there either.
            LogNotShown(exception, job.JobId);
        }
    }

    [LoggerMessage(3605, LogLevel.Information, "The progress of job {Job} cannot be shown: its conversation is archived")]
    private partial void LogNotShown(Exception exception, string job);
}
