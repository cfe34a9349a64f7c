namespace Chatbot.Knowledge.Ingestion;

/// <summary>Ends the processing of documents. Thread-safe.</summary>
public interface IDocumentCancellation
{
    /// <summary>
    /// Gives up what is queued or in work of a document: it ends as failed, and an earlier version stays searchable. False
    /// when nothing was.
    /// </summary>
    Task<bool> CancelAsync(string tenant, string documentId, CancellationToken cancellationToken = default);
}
