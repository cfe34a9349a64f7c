using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Conversations;

/// <summary>Calls the sweep at start and then regularly; every node does, and the one grain of the cluster does the work.</summary>
internal sealed partial class SweepService(
    IGrainFactory grains,
    IOptions<ConversationOptions> options,
    TimeProvider time,
    ILogger<SweepService> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        do
        {
            try
            {
                await grains.GetGrain<ISweepGrain>(0).SweepAsync();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1231, LogLevel.Warning, "The sweep failed; the next one tries again")]
    private partial void LogFailed(Exception exception);
}
