using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Sources;

/// <summary>Runs every source that is on, by its interval and when it says that something changed.</summary>
internal sealed partial class SourceService(DocumentSources sources, TimeProvider timeProvider, ILogger<SourceService> logger)
    : BackgroundService
{
    /// <summary>How soon files are looked at again that were being written, and a source that somebody else ran.</summary>
    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            sources.Names.Where(name => sources.OptionsOf(name).Enabled).Select(name => FollowAsync(name, stoppingToken))
        );

    private async Task FollowAsync(string name, CancellationToken stop)
    {
        var interval = sources.OptionsOf(name).Interval;
        var source = sources.Open(name);
        // A folder is looked through at start; a website is spared until its time has come.
        if (sources.OptionsOf(name).Website is not null && await sources.LastRunAsync(name, stop) is { } last)
            await Task.Delay(Positive(last + interval - timeProvider.GetUtcNow()), timeProvider, stop);
        while (true)
        {
            // Watched from before the run, so that nothing is missed that changes during it.
            using var watching = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var change = source.WaitForChangeAsync(watching.Token);
            var pause = await RunAsync(name, stop) ? interval : SoonAgain;
            await WaitAsync(name, change, Task.Delay(pause, timeProvider, watching.Token));
            await watching.CancelAsync();
            stop.ThrowIfCancellationRequested();
        }
    }

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    /// <summary>Waits for a change or a pause; a source that cannot be watched is looked at by its interval alone.</summary>
    private async Task WaitAsync(string name, Task change, Task pause)
    {
        if (await Task.WhenAny(change, pause) == change && change.IsFaulted)
        {
            LogUnwatched(name, change.Exception!.InnerException!);
            await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Whether there is nothing to be looked at again soon.</summary>
    private async Task<bool> RunAsync(string name, CancellationToken stop)
    {
        try
        {
            var report = await sources.RunAsync(name, cancellationToken: stop);
            LogRun(name, report.Added.Count, report.Changed.Count, report.Removed.Count, report.Unchanged, report.Failed.Count);
            if (report.HeldBackReason is not null)
                LogHeldBack(name, report.HeldBack.Count, report.HeldBackReason);
            return report.Unsettled == 0;
        }
        catch (SourceUnavailableException exception)
        {
            LogUnavailable(name, exception.Message);
            return true;
        }
        catch (InvalidOperationException exception) when (!stop.IsCancellationRequested)
        {
            LogTaken(name, exception.Message);
            return false;
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            LogFailed(name, exception);
            return true;
        }
    }

    [LoggerMessage(
        2701,
        LogLevel.Information,
        "Source {Source}: {Added} added, {Changed} changed, {Removed} removed, {Unchanged} unchanged, {Failed} failed."
    )]
    private partial void LogRun(string source, int added, int changed, int removed, int unchanged, int failed);

    [LoggerMessage(2702, LogLevel.Warning, "Source {Source} kept {Count} documents that seem to be gone. {Reason}")]
    private partial void LogHeldBack(string source, int count, string reason);

    [LoggerMessage(2703, LogLevel.Warning, "Source {Source} is not there: {Reason}")]
    private partial void LogUnavailable(string source, string reason);

    [LoggerMessage(2704, LogLevel.Information, "Source {Source} is not run now: {Reason}")]
    private partial void LogTaken(string source, string reason);

    [LoggerMessage(2706, LogLevel.Warning, "Source {Source} cannot be watched; changes are seen by its interval only.")]
    private partial void LogUnwatched(string source, Exception exception);

    [LoggerMessage(2705, LogLevel.Error, "Source {Source} failed; it is run again at its next time.")]
    private partial void LogFailed(string source, Exception exception);
}
