using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Tests.Ingestion;

/// <summary>Deterministic vectors, a count of calls, and a hook to fail or to block.</summary>
internal sealed class CountingEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private int _calls;

    public int Calls => _calls;

    public Func<IReadOnlyList<string>, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var texts = values.ToList();
        Interlocked.Increment(ref _calls);
        await Before(texts, cancellationToken);
        return new(texts.Select(text => new Embedding<float>(new float[] { text.Length, 1, 2, 3 })));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
