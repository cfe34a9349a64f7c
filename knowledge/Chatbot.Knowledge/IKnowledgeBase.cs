using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge;

/// <summary>
/// Documents in, passages and cited answers out, only for those who may see them. Thread-safe; one instance serves
/// every tenant. All methods throw <see cref="OperationCanceledException"/> when their token is cancelled.
/// </summary>
public interface IKnowledgeBase
{
    /// <summary>
    /// Stores the document durably and queues it; returns before it is processed. The same tenant and document id
    /// replaces the earlier version once the new one is ready; unchanged content is not processed again.
    /// </summary>
    Task<DocumentStatus> ImportAsync(DocumentImport import, CancellationToken cancellationToken = default);

    /// <summary>Where a document stands, or null when it is unknown to the tenant.</summary>
    Task<DocumentStatus?> GetStatusAsync(string tenant, string documentId, CancellationToken cancellationToken = default);

    /// <summary>The documents that a query asks for and its audience may read, by title.</summary>
    IAsyncEnumerable<DocumentStatus> ListAsync(DocumentQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// The collections in which the audience may read anything, with the numbers of what it may read, by name. A null
    /// audience is the owner of the documents, who sees all of them.
    /// </summary>
    Task<IReadOnlyList<CollectionSummary>> ListCollectionsAsync(
        string tenant,
        Audience? audience,
        CancellationToken cancellationToken = default
    );

    /// <summary>Removes a document, its chunks and its stored content. False when it was unknown.</summary>
    Task<bool> DeleteAsync(string tenant, string documentId, CancellationToken cancellationToken = default);

    /// <summary>Removes every document of a collection; returns their number.</summary>
    Task<int> DeleteCollectionAsync(string tenant, string collection, CancellationToken cancellationToken = default);

    /// <summary>The best passages for a query that every reader of its audience may see.</summary>
    Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default);

    /// <summary>Answers from the documents by quoting them; streams <see cref="AnswerUpdate"/>s, the last one final.</summary>
    IAsyncEnumerable<AnswerUpdate> AskAsync(SearchQuery query, CancellationToken cancellationToken = default);

    /// <summary>The extracted text of a document with the passage's place in it, or null when absent or not allowed.</summary>
    Task<PassageView?> OpenPassageAsync(
        string tenant,
        string chunkId,
        Audience audience,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// The original of the version that is being served (of a document that was never ready: of what was handed in), or null
    /// when absent or not allowed. A null audience is the owner of the documents. The caller disposes the result.
    /// </summary>
    Task<OriginalFile?> OpenOriginalAsync(
        string tenant,
        string documentId,
        Audience? audience,
        CancellationToken cancellationToken = default
    );

    /// <summary>Resolves when nothing is queued or running.</summary>
    Task WhenIdleAsync(CancellationToken cancellationToken = default);
}
