using Chatbot.Knowledge.Persistence;
using Microsoft.Extensions.Logging;
using Orleans.Placement;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>
/// Has one document worked on. What was done, the attempts and the time of the next one stand in the database, so that
/// nothing is lost with the grain.
/// </summary>
[RandomPlacement, WorkerRole]
internal sealed partial class DocumentGrain(ILogger<DocumentGrain> logger) : Grain, IDocumentGrain
{
    private CancellationTokenSource? _interrupt;
    private Task? _work;

    public Task ProcessAsync()
    {
        if (_work is null or { IsCompleted: true })
            _work = WorkAsync(DocumentGrainKey.Parse(this.GetPrimaryKeyString()));
        return _work;
    }

    public Task InterruptAsync() => _interrupt?.CancelAsync() ?? Task.CompletedTask;

    private async Task WorkAsync(DocumentKey key)
    {
        using var interrupt = new CancellationTokenSource();
        _interrupt = interrupt;
        try
        {
            await GrainFactory.GetGrain<IDocumentWorkerGrain>(0).RunAsync(key.Tenant, key.DocumentId, interrupt.Token);
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            // Somebody took the work away; what is left to do stands in the database.
        }
        catch (Exception exception)
        {
            LogLost(key.Tenant, key.DocumentId, exception);
            throw;
        }
        finally
        {
            _interrupt = null;
        }
    }

    [LoggerMessage(
        2040,
        LogLevel.Warning,
        "The worker of document {DocumentId} of tenant {Tenant} was lost; another one goes on."
    )]
    private partial void LogLost(string tenant, string documentId, Exception exception);
}
