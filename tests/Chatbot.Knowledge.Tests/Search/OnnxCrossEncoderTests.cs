using Chatbot.Knowledge.Embeddings;
using Chatbot.Knowledge.Search;
using Chatbot.Knowledge.Search.Rerankers;
using Chatbot.Testing.Files;

namespace Chatbot.Knowledge.Tests.Search;

/// <summary>A model in the folder whose score of a pair is the number of times that it reads "good", minus those of "bad".</summary>
public sealed class OnnxCrossEncoderTests
{
    private static readonly string[] Vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "good", "bad", "fruit", "is"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Score_OfEachText_IsWhatTheModelSaysOfThePair()
    {
        using var folder = new TestFolder();
        await WriteAsync(folder.Path);
        Assert.Null(OnnxCrossEncoder.Missing(folder.Path));
        using var encoder = new OnnxCrossEncoder(folder.Path);
        string[] texts = ["fruit is bad", "Good good fruit", "fruit", .. Enumerable.Repeat("good", 9)];
        IReadOnlyList<double>? scores = await encoder.ScoreAsync("good fruit", texts, Token);
        Assert.Equal([0, 3, 1, .. Enumerable.Repeat(2.0, 9)], scores);
    }

    [Fact]
    public async Task Score_VeryLongText_IsCutAndNotRefused()
    {
        using var folder = new TestFolder();
        await WriteAsync(folder.Path);
        using var encoder = new OnnxCrossEncoder(folder.Path);
        IReadOnlyList<double>? scores = await encoder.ScoreAsync(
            "fruit",
            [string.Join(' ', Enumerable.Repeat("good", 2000))],
            Token
        );
        Assert.Equal(508, Assert.Single(scores!));
    }

    [Fact]
    public void Options_FolderWithoutModel_AreRefused()
    {
        using var folder = new TestFolder();
        var options = new KnowledgeOptions();
        options.Search.CrossEncoderFolder = folder.Path;
        Assert.Contains("model.onnx", new KnowledgeOptionsRelations().Validate(null, options).FailureMessage);
        options.Search.CrossEncoderFolder = null;
        options.Search.Reranker = RerankerKind.CrossEncoder;
        Assert.Contains("CrossEncoderFolder", new KnowledgeOptionsRelations().Validate(null, options).FailureMessage);
    }

    private static async Task WriteAsync(string folder)
    {
        var graph = new OnnxGraphBuilder();
        graph.Input("input_ids", "n", "s");
        graph.Input("attention_mask", "n", "s");
        graph.Input("token_type_ids", "n", "s");
        float[] worth = [100, 0, 0, 0, 0, 1, -1, 0, 0];
        string scores = graph.Apply("Gather", graph.Floats(worth, worth.Length), "input_ids");
        string mask = graph.Apply("Cast", ["attention_mask"], OnnxGraphBuilder.Integer("to", 1));
        string sum = graph.Apply("ReduceSum", graph.Apply("Mul", scores, mask), graph.Integers(1));
        graph.Rename(sum, "logits");
        graph.Output("logits", "n", "1");
        await File.WriteAllBytesAsync(Path.Combine(folder, "model.onnx"), graph.Build(), Token);
        await File.WriteAllLinesAsync(Path.Combine(folder, "vocab.txt"), Vocabulary, Token);
    }
}
