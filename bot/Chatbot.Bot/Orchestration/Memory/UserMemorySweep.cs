using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Orchestration.Memory;

/// <summary>Removes expired facts about users, at start and then every hour. They are not shown any more as soon as their time is over.</summary>
internal sealed partial class UserMemorySweep(UserMemoryStore store, TimeProvider time, ILogger<UserMemorySweep> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await store.DeleteExpiredAsync();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(3510, LogLevel.Warning, "Expired facts about users could not be removed; the next sweep tries again")]
    private partial void LogFailed(Exception exception);
}
