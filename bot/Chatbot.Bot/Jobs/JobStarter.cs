using System.Security.Cryptography;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Chatbot.Contracts.Jobs;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Jobs;

/// <summary>Begins jobs. A job is durable before it is acknowledged.</summary>
internal sealed partial class JobStarter(
    JobStore jobs,
    IGrainFactory grains,
    IOptions<JobOptions> options,
    ILogger<JobStarter> logger
)
{
    /// <param name="conversation">Where it is begun, and where its result is told.</param>
    /// <param name="inbound">The activity that begins it; its sender owns the job.</param>
    /// <param name="kind">The <see cref="IJobKind.Name"/> that runs it.</param>
    /// <param name="title">What people call it.</param>
    /// <param name="input">What it works on, in the form of its kind.</param>
    /// <param name="key">The same key twice within the conversation is one job.</param>
    /// <returns>The job; null when the person, or all people together, have too many.</returns>
    public async Task<JobRow?> StartAsync(
        ConversationId conversation,
        Activity inbound,
        string kind,
        string title,
        string input,
        string key
    )
    {
        var job = await jobs.AddAsync(
            new()
            {
                JobId = RandomNumberGenerator.GetHexString(16, lowercase: true),
                Tenant = conversation.Tenant,
                UserId = inbound.From?.Id ?? "unknown",
                ConversationId = conversation.ToString(),
                Reference = ActivityJson.ToJson(Continuation.ReferenceOf(inbound)),
                Kind = kind,
                Title = title,
                Input = input,
                DeduplicationKey = $"{conversation}#{key}",
            },
            options.Value.MaxPerUser,
            options.Value.MaxOpen
        );
        if (job is not null)
        {
            await WakeAsync(job.JobId);
        }

        return job;
    }

    /// <summary>What cannot be woken now is found by the sweep.</summary>
    public async Task WakeAsync(string jobId)
    {
        try
        {
            await grains.GetGrain<IJobGrain>(jobId).WakeAsync();
        }
        catch (Exception exception)
        {
            LogNotWoken(exception, jobId);
        }
    }

    public Task<bool> CancelAsync(string jobId) => grains.GetGrain<IJobGrain>(jobId).CancelAsync();

    [LoggerMessage(3609, LogLevel.Warning, "Job {Job} could not be woken; the next sweep does it")]
    private partial void LogNotWoken(Exception exception, string job);
}
