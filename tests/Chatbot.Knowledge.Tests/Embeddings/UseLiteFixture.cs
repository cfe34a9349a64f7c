using Chatbot.Knowledge.Embeddings;

namespace Chatbot.Knowledge.Tests.Embeddings;

/// <summary>The real model, exact for documents too, loaded once for a test class.</summary>
public sealed class UseLiteFixture : IDisposable
{
    private static readonly UseLiteOptions Options = new() { QuantizeDocuments = false };

    public UseLiteEmbeddingGenerator Generator { get; } = new(Options);

    public UseLiteTokenizer Tokenizer { get; } = UseLiteTokenizer.Load(Path.Combine(Options.Directory, "vocab.json"));

    public void Dispose() => Generator.Dispose();
}
