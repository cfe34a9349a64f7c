using Microsoft.Extensions.AI;

namespace Chatbot.Benchmarks.Ingestion;

/// <summary>Vectors of the right length at no cost, so that the rest of the pipeline is measured.</summary>
internal sealed class FreeEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    private static readonly float[] Vector = Make();

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(_ => new Embedding<float>(Vector))));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    private static float[] Make()
    {
        var random = new Random(1);
        float[] vector = [.. Enumerable.Range(0, 512).Select(_ => random.NextSingle() - 0.5f)];
        var length = MathF.Sqrt(vector.Sum(x => x * x));
        return [.. vector.Select(x => x / length)];
    }
}
