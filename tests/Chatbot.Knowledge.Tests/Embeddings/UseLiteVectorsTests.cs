using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;
using Chatbot.Knowledge.Embeddings;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Tests.Embeddings;

/// <summary>The vectors were computed by the original implementation, JavaScript package @energetic-ai/embeddings 0.2.0.</summary>
public sealed class UseLiteVectorsTests : IClassFixture<UseLiteFixture>
{
    private static readonly Lazy<IReadOnlyList<Vector>> Vectors = new(Read);
    private readonly UseLiteFixture fixture;

    public UseLiteVectorsTests(UseLiteFixture fixture) => this.fixture = fixture;

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Vectors.Value.Count)];

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Encode_TextOfTheOriginal_GivesTheSameIds(int index)
    {
        Vector expected = Vectors.Value[index];
        Assert.Equal(expected.Ids, fixture.Tokenizer.Encode(expected.Text));
    }

    [Fact]
    public async Task Generate_TextsOfTheOriginalInOneBatch_GivesTheSameVectors()
    {
        GeneratedEmbeddings<Embedding<float>> embeddings = await fixture.Generator.GenerateAsync(
            Vectors.Value.Select(vector => vector.Text),
            cancellationToken: TestContext.Current.CancellationToken
        );
        for (int i = 0; i < embeddings.Count; i++)
        {
            Assert.Equal(UseLiteEmbeddingGenerator.Dimensions, embeddings[i].Vector.Length);
            float cosine = TensorPrimitives.CosineSimilarity(Vectors.Value[i].Values, embeddings[i].Vector.Span);
            Assert.True(cosine >= 0.9999f, $"cosine {cosine} for '{Vectors.Value[i].Text}'");
            Assert.Equal(1f, TensorPrimitives.Norm(embeddings[i].Vector.Span), 1e-4f);
        }
    }

    [Fact]
    public async Task Generate_TextsOfDocumentsInBytes_StaysNearTheVectorsOfTheOriginal()
    {
        using var generator = new UseLiteEmbeddingGenerator(new UseLiteOptions());
        string[] texts = [.. Vectors.Value.Select(vector => vector.Text)];
        Assert.True(texts.Length > new UseLiteOptions().BatchSize, "So few texts count as questions.");
        GeneratedEmbeddings<Embedding<float>> embeddings = await generator.GenerateAsync(
            texts,
            cancellationToken: TestContext.Current.CancellationToken
        );
        for (int i = 0; i < embeddings.Count; i++)
        {
            float cosine = TensorPrimitives.CosineSimilarity(Vectors.Value[i].Values, embeddings[i].Vector.Span);
            Assert.True(cosine >= 0.99f, $"cosine {cosine} for '{texts[i]}'");
            Assert.Equal(1f, TensorPrimitives.Norm(embeddings[i].Vector.Span), 1e-4f);
        }
    }

    [Fact]
    public async Task Generate_OneByOneAndBatched_AgreeAndKeepTheOrder()
    {
        string[] texts = [.. Enumerable.Range(1, 50).Select(i => string.Join(' ', Enumerable.Repeat($"word {i}", i)))];
        CancellationToken token = TestContext.Current.CancellationToken;
        GeneratedEmbeddings<Embedding<float>> batched = await fixture.Generator.GenerateAsync(texts, cancellationToken: token);
        for (int i = 0; i < texts.Length; i += 7)
        {
            ReadOnlyMemory<float> single = await fixture.Generator.GenerateVectorAsync(texts[i], cancellationToken: token);
            Assert.True(TensorPrimitives.CosineSimilarity(single.Span, batched[i].Vector.Span) > 0.9999f);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \t\r\n ")]
    public async Task Generate_EmptyText_GivesAZeroVector(string text)
    {
        ReadOnlyMemory<float> vector = await fixture.Generator.GenerateVectorAsync(
            text,
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal(0f, TensorPrimitives.Norm(vector.Span));
    }

    [Fact]
    public async Task Generate_HostileTexts_GiveFiniteVectors()
    {
        string[] texts = ["\uD800 lone", "\0\0\0", new string('x', 200_000), new string('\u65E5', 50_000), "\uFDFA\uFDFA"];
        GeneratedEmbeddings<Embedding<float>> embeddings = await fixture.Generator.GenerateAsync(
            texts,
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.All(embeddings, embedding => Assert.True(float.IsFinite(TensorPrimitives.Sum(embedding.Vector.Span))));
    }

    [Fact]
    public async Task Generate_ManyCallersAtOnce_EachGetsItsOwnVector()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => $"caller number {i} asks about topic {i * 31}")];
        ReadOnlyMemory<float>[] together = await Task.WhenAll(
            texts.Select(text => fixture.Generator.GenerateVectorAsync(text, cancellationToken: token))
        );
        for (int i = 0; i < texts.Length; i += 9)
        {
            ReadOnlyMemory<float> alone = await fixture.Generator.GenerateVectorAsync(texts[i], cancellationToken: token);
            Assert.True(TensorPrimitives.CosineSimilarity(alone.Span, together[i].Span) > 0.9999f);
        }
    }

    [Fact]
    public async Task Generate_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            fixture.Generator.GenerateAsync(["text"], cancellationToken: source.Token)
        );
    }

    private static List<Vector> Read()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Embeddings", "use-lite-vectors.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return
        [
            .. document
                .RootElement.EnumerateArray()
                .Select(entry => new Vector(
                    entry.GetProperty("text").GetString()!,
                    [.. entry.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())],
                    MemoryMarshal.Cast<byte, float>(entry.GetProperty("vector").GetBytesFromBase64()).ToArray()
                )),
        ];
    }

    private sealed record Vector(string Text, int[] Ids, float[] Values);
}
