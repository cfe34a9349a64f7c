using Chatbot.Knowledge.Chunking;

namespace Chatbot.Knowledge.Tests.Chunking.Strategies;

public sealed class SentenceStrategyTests() : ChunkingStrategyConformanceTests("sentence")
{
    [Fact]
    public void Chunks_BeginAndEndWithSentences()
    {
        var builder = Cutting.Builder();
        builder.Paragraph(Prose(40));
        var chunks = Cut(builder.Build("Rules"));

        Assert.True(chunks.Count > 5);
        Assert.All(chunks, chunk => Assert.StartsWith("The rule", chunk.Text, StringComparison.Ordinal));
        Assert.All(chunks, chunk => Assert.EndsWith("should go.", chunk.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("One. Two.", new[] { "One.", "Two." })]
    [InlineData("Dr. Smith came. He left.", new[] { "Dr. Smith came.", "He left." })]
    [InlineData("Version 3.5 is out. \"Good!\" she said.", new[] { "Version 3.5 is out.", "\"Good!\" she said." })]
    [InlineData("これは一つ。これは二つ。", new[] { "これは一つ。", "これは二つ。" })]
    public void Sentences_AreCutAtTheirEnds(string text, string[] expected) =>
        Assert.Equal(expected, Sentences.Split(text, 0, text.Length).Select(range => text[range.Start..range.End]));
}
