using Chatbot.Knowledge.Embeddings;
using Chatbot.Testing.Files;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Tests.Embeddings;

/// <summary>A model in the folder whose token vectors count the words "good", "bad" and "query".</summary>
public sealed class OnnxEmbeddingGeneratorTests : IDisposable
{
    private static readonly string[] Vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "good", "bad", "query", ":"];
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Generate_Texts_AreMeansOfTheirTokensInTheirOrder()
    {
        Write();
        float[][] vectors = await EmbedAsync("good bad", "Good", "bad bad bad bad bad bad bad bad", "good good bad");

        Assert.Equal([Unit(1, 1), Unit(1, 0), Unit(0, 1), Unit(2, 1)], vectors);
    }

    [Fact]
    public async Task Generate_FolderThatNamesTheFirstToken_TakesIt()
    {
        Write();
        Write("1_Pooling/config.json", """{"pooling_mode_cls_token": true, "pooling_mode_mean_tokens": false}""");
        // Of [CLS], whose vector is (0.5, 0).
        Assert.Equal(
            [
                [1, 0, 0],
            ],
            await EmbedAsync("bad bad")
        );
    }

    [Fact]
    public async Task Generate_Question_GetsThePrefixOfTheFolder()
    {
        Write();
        Write("config_sentence_transformers.json", """{"prompts": {"query": "query : "}}""");
        using var generator = new OnnxEmbeddingGenerator(new EmbeddingOptions { ModelFolder = _folder.Path });

        ReadOnlyMemory<float> question = await generator.GenerateVectorAsync("good", EmbeddingPurpose.Question(), Token);
        ReadOnlyMemory<float> document = await generator.GenerateVectorAsync("good", cancellationToken: Token);

        Assert.True(question.Span[2] > 0);
        Assert.Equal(0, document.Span[2]);
    }

    [Fact]
    public async Task Generate_LongText_IsCutAtTheLimitOfTheFolder()
    {
        Write();
        Write("sentence_bert_config.json", """{"max_seq_length": 10}""");
        float[] vector = (await EmbedAsync(string.Join(' ', Enumerable.Repeat("good", 8).Concat(Enumerable.Repeat("bad", 500)))))[
            0
        ];

        Assert.Equal(Unit(8, 0), vector);
    }

    [Fact]
    public async Task Generate_EmptyAndUnknownText_AreFinite()
    {
        Write();
        float[][] vectors = await EmbedAsync("", "   ", "日本", new string('x', 100_000));

        Assert.Equal([0, 0, 0], vectors[0]);
        Assert.Equal([0, 0, 0], vectors[1]);
        Assert.All(vectors.SelectMany(vector => vector), component => Assert.True(float.IsFinite(component)));
    }

    [Fact]
    public void Folder_WithoutModel_IsNamed()
    {
        Write("vocab.txt", "[PAD]");
        var exception = Assert.Throws<FileNotFoundException>(() =>
            new OnnxEmbeddingGenerator(new EmbeddingOptions { ModelFolder = _folder.Path })
        );
        Assert.Contains("model.onnx", exception.Message);
    }

    private static float[] Unit(float good, float bad)
    {
        float norm = MathF.Sqrt((good * good) + (bad * bad));
        return [MathF.Round(good / norm, 5), MathF.Round(bad / norm, 5), 0];
    }

    private async Task<float[][]> EmbedAsync(params string[] texts)
    {
        using var generator = new OnnxEmbeddingGenerator(new EmbeddingOptions { ModelFolder = _folder.Path, BatchSize = 2 });
        GeneratedEmbeddings<Embedding<float>> embeddings = await generator.GenerateAsync(texts, cancellationToken: Token);
        return [.. embeddings.Select(embedding => embedding.Vector.ToArray().Select(x => MathF.Round(x, 5)).ToArray())];
    }

    private void Write()
    {
        var graph = new OnnxGraphBuilder();
        graph.Input("input_ids", "n", "s");
        graph.Input("attention_mask", "n", "s");
        float[] table = new float[Vocabulary.Length * 3];
        (table[5 * 3], table[(6 * 3) + 1], table[(7 * 3) + 2]) = (1, 1, 1);
        // Padding must not count; the marks at both ends cancel each other out.
        (table[0], table[2 * 3], table[3 * 3]) = (100, 0.5f, -0.5f);
        graph.Rename(graph.Apply("Gather", graph.Floats(table, Vocabulary.Length, 3), "input_ids"), "last_hidden_state");
        graph.Output("last_hidden_state", "n", "s", "3");
        File.WriteAllBytes(Path.Combine(_folder.Path, "model.onnx"), graph.Build());
        Write("vocab.txt", string.Join('\n', Vocabulary));
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
