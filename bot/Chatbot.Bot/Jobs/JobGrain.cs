using Chatbot.Bot.Conversations;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Jobs;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Jobs;

/// <summary>One job. Keeps no state of its own: the table is the truth, and the sweep wakes it wherever a process died.</summary>
internal sealed partial class JobGrain(
    JobRunner runner,
    JobStore jobs,
    IOptions<ConversationOptions> options,
    ILogger<JobGrain> logger
) : Grain, IJobGrain
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(1);
    private CancellationTokenSource? _stop;
    private Task _run = Task.CompletedTask;
    private bool _stopping;

    public Task WakeAsync()
    {
        if (_run.IsCompleted && !_stopping)
        {
            _run = RunAsync();
        }

        return Task.CompletedTask;
    }

    public async Task<bool> CancelAsync()
    {
        var isCancelled = await jobs.CancelAsync(this.GetPrimaryKeyString());
        if (isCancelled && _stop is { } stop)
        {
            await stop.CancelAsync();
        }

        return isCancelled;
    }

    /// <summary>A call gets a moment to end. Finished steps are kept; another node goes on with the rest.</summary>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _stopping = true;
        var grace = Task.Delay(options.Value.ShutdownGrace, TimeProvider.System, cancellationToken);
        if (await Task.WhenAny(_run, grace) != _run && _stop is { } stop)
        {
            await stop.CancelAsync();
        }

        await _run;
    }

    /// <summary>Runs on the grain's scheduler beside the calls, so that cancelling never waits for a run.</summary>
    private async Task RunAsync()
    {
        await Task.Yield();
        using var stop = new CancellationTokenSource();
        _stop = stop;
        DelayDeactivation(LongestRun);
        try
        {
            await runner.RunAsync(this.GetPrimaryKeyString(), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was cancelled, or this node stops.
        }
        catch (Exception exception)
        {
            LogLost(exception, this.GetPrimaryKeyString());
        }
        finally
        {
            _stop = null;
            DelayDeactivation(TimeSpan.Zero);
        }
    }

    [LoggerMessage(3601, LogLevel.Error, "Job {Job} could not be taken up; the next sweep tries again")]
    private partial void LogLost(Exception exception, string job);
}
