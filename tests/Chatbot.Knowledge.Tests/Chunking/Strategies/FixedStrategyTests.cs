namespace Chatbot.Knowledge.Tests.Chunking.Strategies;

public sealed class FixedStrategyTests() : ChunkingStrategyConformanceTests("fixed")
{
    [Fact]
    public void Chunks_AreFullWhateverTheHeadingsAre()
    {
        var builder = Cutting.Builder();
        for (var i = 0; i < 10; i++)
        {
            builder.Heading(1, $"Chapter {i}");
            builder.Paragraph(Prose(3));
        }

        var chunks = Cut(builder.Build("Book"));
        Assert.All(chunks.SkipLast(1), chunk => Assert.InRange(chunk.Tokens, 32, 40));
        Assert.All(chunks.Zip(chunks.Skip(1)), pair => Assert.True(pair.Second.Start < pair.First.End));
    }
}
