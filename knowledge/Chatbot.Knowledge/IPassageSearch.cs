using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge;

/// <summary>Finds passages. Thread-safe.</summary>
internal interface IPassageSearch
{
    /// <summary>The best passages for a query that every reader of its audience may see.</summary>
    Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken);
}
