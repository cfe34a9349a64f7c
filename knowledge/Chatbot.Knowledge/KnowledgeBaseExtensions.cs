using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge;

/// <summary>Shorter forms of what a knowledge base does.</summary>
public static class KnowledgeBaseExtensions
{
    /// <summary>The documents of a tenant that the audience may read, by title.</summary>
    public static IAsyncEnumerable<DocumentStatus> ListAsync(
        this IKnowledgeBase knowledge,
        string tenant,
        Audience audience,
        CancellationToken cancellationToken = default
    ) => knowledge.ListAsync(new DocumentQuery { Tenant = tenant, Audience = audience }, cancellationToken);
}
