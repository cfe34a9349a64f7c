using Chatbot.Knowledge.Persistence;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>
/// The border to whoever works documents off: a loop in this process, or the grains of a cluster. The database alone says
/// what is to be done; this only makes it happen soon. Thread-safe.
/// </summary>
internal interface IDocumentScheduler
{
    /// <summary>There is something to do; returns at once.</summary>
    void Wake();

    /// <summary>Ends the work on a document that was cancelled, deleted or overtaken, wherever it runs.</summary>
    Task InterruptAsync(DocumentKey key, CancellationToken cancellationToken);
}
