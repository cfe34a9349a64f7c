using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Ingestion;

/// <summary>Tells of documents as they move through the stages. Thread-safe.</summary>
public interface IDocumentFeed
{
    /// <summary>
    /// Every change of a tenant's documents from now on, until the token is cancelled. A slow reader loses the oldest
    /// changes, never the newest.
    /// </summary>
    IAsyncEnumerable<DocumentStatus> WatchAsync(string tenant, CancellationToken cancellationToken = default);
}
