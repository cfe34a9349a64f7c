using Chatbot.Knowledge.Persistence;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>
/// Runs the pipeline of one document. Readers and the encoder have threads of their own, so no thread of the silo waits for
/// them.
/// </summary>
[StatelessWorker(MostPerSilo), WorkerRole]
internal sealed class DocumentWorkerGrain(DocumentRunner runner, WorkerSlots slots, ILocalSiloDetails silo)
    : Grain,
        IDocumentWorkerGrain
{
    /// <summary>What <see cref="IngestionOptions.Parallelism"/> may be at most; the slots hold the silo to what it is.</summary>
    private const int MostPerSilo = 64;

    public async Task RunAsync(string tenant, string documentId, CancellationToken cancellationToken)
    {
        using var slot = await slots.EnterAsync(cancellationToken);
        await runner.RunAsync(new DocumentKey(tenant, documentId), silo.SiloAddress.ToParsableString(), cancellationToken);
    }
}
