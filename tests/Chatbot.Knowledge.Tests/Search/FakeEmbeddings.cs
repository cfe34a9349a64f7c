using Chatbot.Knowledge.Tests.Stores;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Tests.Search;

/// <summary>Gives each text the vector that a function chooses.</summary>
internal sealed class FakeEmbeddings(Func<string, float[]> vector) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Every text has the same vector.</summary>
    public static FakeEmbeddings Same { get; } = new(_ => Chunks.Axis(0));

    public int Calls { get; private set; }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Calls++;
        return Task.FromResult(
            new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(vector(text))))
        );
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
