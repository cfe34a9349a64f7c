using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Tests.Search;
using Chatbot.Knowledge.Tests.Stores;

namespace Chatbot.Knowledge.Tests.Chunking.Strategies;

public sealed class SemanticStrategyTests() : ChunkingStrategyConformanceTests("semantic")
{
    [Fact]
    public void Chunks_EndWhereTheSubjectChanges()
    {
        var builder = Cutting.Builder();
        builder.Paragraph(
            string.Join(
                ' ',
                Enumerable
                    .Range(0, 30)
                    .Select(i => i / 6 % 2 == 0 ? $"The dog number {i} barks." : $"The invoice number {i} is paid.")
            )
        );
        var options = new ChunkingOptions { Strategy = "semantic", MaxTokens = 180 };
        var embeddings = new FakeEmbeddings(text => Chunks.Axis(text.Contains("dog", StringComparison.Ordinal) ? 0 : 1));
        var chunks = Cutting.Cut(builder.Build("Mixed"), options, embeddings);

        Assert.Equal(5, chunks.Count);
        Assert.All(chunks, chunk => Assert.NotEqual(chunk.Text.Contains("dog"), chunk.Text.Contains("invoice")));
        Assert.Equal(1, embeddings.Calls);
    }

    [Fact]
    public void TextOfOneSubject_IsCutBySizeOnly()
    {
        var builder = Cutting.Builder();
        builder.Paragraph(Prose(60));
        var document = builder.Build("Rules");
        var semantic = Cutting.Cut(document, new ChunkingOptions { Strategy = "semantic" }, FakeEmbeddings.Same);
        var sentence = Cutting.Cut(document, new ChunkingOptions { Strategy = "sentence" });

        Assert.Equal(sentence.Select(chunk => chunk.Text), semantic.Select(chunk => chunk.Text));
    }
}
