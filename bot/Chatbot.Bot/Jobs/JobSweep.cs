using Chatbot.Bot.Conversations;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Jobs;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Jobs;

/// <summary>Wakes the jobs that are due: new ones, those of a process that died, requests that expire, ends that are not told.</summary>
internal sealed partial class JobSweep(JobStore jobs, IOptions<JobOptions> options, TimeProvider time, ILogger<JobSweep> logger)
    : ISweepTask
{
    private const int Batch = 500;
    private static readonly TimeSpan ForgetInterval = TimeSpan.FromHours(1);
    private DateTimeOffset _forgotten;

    public async Task<int> SweepAsync(IGrainFactory grains)
    {
        var count = 0;
        foreach (var id in jobs.FindDue(Batch))
        {
            count += await WakeAsync(grains, id);
        }

        var now = time.GetUtcNow();
        if (now - _forgotten >= ForgetInterval)
        {
            _forgotten = now;
            count += await jobs.ForgetAsync(now - options.Value.Retention);
        }

        return count;
    }

    private async Task<int> WakeAsync(IGrainFactory grains, string id)
    {
        try
        {
            await grains.GetGrain<IJobGrain>(id).WakeAsync();
            return 1;
        }
        catch (Exception exception)
        {
            LogFailed(exception, id);
            return 0;
        }
    }

    [LoggerMessage(3602, LogLevel.Warning, "The sweep could not reach job {Job}; the next one tries again")]
    private partial void LogFailed(Exception exception, string job);
}
