using Chatbot.Bot.Orchestration.Retrieval;

namespace Chatbot.Bot.Orchestration.Caching;

/// <summary>Keeps nothing, as a verb of the command line.</summary>
internal sealed class NoAnswerCache : IAnswerCache
{
    public Task KeepAsync(AssistantRequest request, RetrievedContext context, AssistantUpdate.Final final) => Task.CompletedTask;

    public Task<CachedAnswer?> FindAsync(AssistantRequest request, string question, CancellationToken cancellationToken) =>
        Task.FromResult<CachedAnswer?>(null);
}
