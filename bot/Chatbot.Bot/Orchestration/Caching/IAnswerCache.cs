using Chatbot.Bot.Orchestration.Retrieval;

namespace Chatbot.Bot.Orchestration.Caching;

/// <summary>Answers that were given with full service, for the time in which no language model answers. Thread-safe.</summary>
internal interface IAnswerCache
{
    /// <summary>Keeps an answer, when it depends on nothing but the question and the passages. Never fails.</summary>
    /// <param name="request">What was asked, by whom.</param>
    /// <param name="context">The question, and all passages that the model was shown.</param>
    /// <param name="final">The whole answer.</param>
    Task KeepAsync(AssistantRequest request, RetrievedContext context, AssistantUpdate.Final final);

    /// <summary>
    /// An answer to the same question that this audience may read: every passage behind it still is as it was, and every reader
    /// may see it. Null when there is none. Never fails.
    /// </summary>
    Task<CachedAnswer?> FindAsync(AssistantRequest request, string question, CancellationToken cancellationToken);
}
