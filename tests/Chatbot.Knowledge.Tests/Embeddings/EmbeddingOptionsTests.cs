using Chatbot.Knowledge.Embeddings;
using Chatbot.Testing.Files;

namespace Chatbot.Knowledge.Tests.Embeddings;

public sealed class EmbeddingOptionsTests
{
    [Fact]
    public void Fields_OutOfRange_AreNamed()
    {
        var options = new KnowledgeOptions
        {
            Embeddings = new EmbeddingOptions { Threads = 0, BatchSize = 1000 },
        };
        var result = new KnowledgeOptionsValidator().Validate(null, options);
        Assert.Contains("Threads", result.FailureMessage);
        Assert.Contains("BatchSize", result.FailureMessage);
    }

    [Fact]
    public void Folder_WithoutModel_IsRefusedWithWhatIsMissing()
    {
        using var folder = new TestFolder();
        var options = new KnowledgeOptions { Embeddings = new EmbeddingOptions { ModelFolder = folder.Path } };
        Assert.Contains("model.onnx", new KnowledgeOptionsRelations().Validate(null, options).FailureMessage);
    }
}
