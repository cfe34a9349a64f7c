using System.Numerics.Tensors;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Tests.Stores;

/// <summary>Chunks, vectors and filters for tests.</summary>
internal static class Chunks
{
    public const int Dimensions = 64;

    public static Chunk Of(string documentId, string text, int ordinal = 0, string tenant = "t") =>
        new()
        {
            ChunkId = $"{documentId}#{ordinal}",
            Tenant = tenant,
            DocumentId = documentId,
            Version = "v1",
            Ordinal = ordinal,
            Title = string.Empty,
            Text = text,
            End = text.Length,
            Tokens = text.Split(' ').Length,
        };

    public static EmbeddedChunk Embed(Chunk chunk) => new(chunk, [Axis(0)]);

    public static float[] Axis(int axis)
    {
        var vector = new float[Dimensions];
        vector[axis] = 1;
        return vector;
    }

    public static float[] RandomVector(Random random)
    {
        var vector = new float[Dimensions];
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)(random.NextDouble() - 0.5);
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    public static float Cosine(float[] left, float[] right) => TensorPrimitives.Dot<float>(left, right);

    public static ChunkFilter Filter(string tenant, Audience audience) => new(tenant, audience, Tags());

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Tags(params (string Name, string Value)[] tags) =>
        tags.ToDictionary(tag => tag.Name, tag => (IReadOnlyList<string>)[tag.Value], StringComparer.Ordinal);
}
