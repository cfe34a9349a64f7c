namespace Chatbot.Knowledge.Ingestion.Grains;

/// <summary>Does the heavy work on documents, on silos that have the worker role, as many at a time as the silo is set to. Key 0.</summary>
[Alias("chatbot.knowledge.worker")]
internal interface IDocumentWorkerGrain : IGrainWithIntegerKey
{
    /// <summary>Works on a document until it is final or put off.</summary>
    [Alias("run"), ResponseTimeout("06:00:00")]
    Task RunAsync(string tenant, string documentId, CancellationToken cancellationToken);
}
