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
        var due = await sources.LastRunAsync(name, stop) is { } last ? last + interval : timeProvider.GetUtcNow();
        while (true)
        {
            await WaitAsync(source, due, stop);
            var isSettled = await RunAsync(name, stop);
            due = timeProvider.GetUtcNow() + (isSettled ? interval : SoonAgain);
        }
    }

    /// <summary>Waits until a run is due or the source changes.</summary>
    private async Task WaitAsync(IDocumentSource source, DateTimeOffset due, CancellationToken stop)
    {
        var delay = due - timeProvider.GetUtcNow();
        if (delay <= TimeSpan.Zero)
            return;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(Task.Delay(delay, timeProvider, enough.Token), source.WaitForChangeAsync(enough.Token));
        await enough.CancelAsync();
        stop.ThrowIfCancellationRequested();
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

    [LoggerMessage(2705, LogLevel.Error, "Source {Source} failed; it is run again at its next time.")]
    private partial void LogFailed(string source, Exception exception);
}
