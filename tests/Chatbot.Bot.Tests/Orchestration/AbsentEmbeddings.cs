using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tests.Orchestration;

/// <summary>An embedding service that is down, so that answers are found by words alone.</summary>
internal sealed class AbsentEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new HttpRequestException("There is no embedding service.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
