using Chatbot.Knowledge.Ingestion.Spaces;
using Chatbot.Knowledge.Persistence;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>
/// Hands documents to their grains, as many at a time as the workers of the cluster can take, and gives back what a dead
/// silo had in work. The database is the truth: when this grain dies, the next one goes on from there.
/// </summary>
internal sealed partial class IngestionGrain(
    DocumentDispatcher dispatcher,
    JobStore jobs,
    Reindexing reindexing,
    SiloRoles roles,
    IngestionOptions options,
    TimeProvider timeProvider,
    ILogger<IngestionGrain> logger
) : Grain, IIngestionGrain, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _stop = new();
    private Task _work = Task.CompletedTask;
    private int _workers = -1;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _work = WorkAsync();
        this.RegisterGrainTimer(TendAsync, new GrainTimerCreationOptions(TimeSpan.Zero, Interval) { Interleave = true });
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _work;
    }

    public void Dispose() => _stop.Dispose();

    public Task WakeAsync()
    {
        dispatcher.Wake();
        return Task.CompletedTask;
    }

    private async Task WorkAsync()
    {
        try
        {
            await dispatcher.RunAsync(() => options.Parallelism * Math.Max(0, _workers), ProcessAsync, _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Deactivated: the grains of the documents go on, and the next activation with the rest.
        }
    }

    private async Task ProcessAsync(DocumentKey key, CancellationToken stop)
    {
        try
        {
            await GrainFactory.GetGrain<IDocumentGrain>(DocumentGrainKey.Format(key)).ProcessAsync().WaitAsync(stop);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            LogLost(key.Tenant, key.DocumentId, exception);
            await Task.Delay(Interval, timeProvider, stop);
        }
    }

    private async Task TendAsync(CancellationToken cancellationToken)
    {
        try
        {
            var workers = roles.CountWorkers();
            if (workers == 0 && _workers != 0)
                LogNoWorkers();
            _workers = workers;
            if (await jobs.TakeOverAsync(roles.LivingOwners(), cancellationToken) is > 0 and var count)
            {
                LogTakenOver(count);
                dispatcher.Wake();
            }

            await reindexing.TendAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogTendFailed(exception);
        }
    }

    [LoggerMessage(
        2041,
        LogLevel.Warning,
        "The grain of document {DocumentId} of tenant {Tenant} was lost; the document goes on."
    )]
    private partial void LogLost(string tenant, string documentId, Exception exception);

    [LoggerMessage(
        2042,
        LogLevel.Warning,
        "No silo has the worker role, so documents wait; add 'worker' to Cluster:Roles of one."
    )]
    private partial void LogNoWorkers();

    [LoggerMessage(
        2043,
        LogLevel.Warning,
        "{Count} documents were in work on a silo that is gone; they are tried again, one at a time."
    )]
    private partial void LogTakenOver(int count);

    [LoggerMessage(2044, LogLevel.Error, "Unfinished documents cannot be looked for; it is tried again.")]
    private partial void LogTendFailed(Exception exception);
}
