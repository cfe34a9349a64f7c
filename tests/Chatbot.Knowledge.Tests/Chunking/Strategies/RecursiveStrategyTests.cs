namespace Chatbot.Knowledge.Tests.Chunking.Strategies;

public sealed class RecursiveStrategyTests() : ChunkingStrategyConformanceTests("recursive")
{
    [Fact]
    public void SmallSections_StayWholeAndTogether()
    {
        var builder = Cutting.Builder();
        for (var i = 0; i < 12; i++)
        {
            builder.Heading(1, $"Chapter {i}");
            builder.Paragraph("It is short.");
        }

        var chunks = Cut(builder.Build("Book"));
        Assert.InRange(chunks.Count, 2, 6);
        Assert.All(chunks, chunk => Assert.StartsWith("Chapter", chunk.Text, StringComparison.Ordinal));
        Assert.All(chunks, chunk => Assert.EndsWith("It is short.", chunk.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void LargeSection_IsCutAtParagraphsBeforeSentences()
    {
        var builder = Cutting.Builder();
        builder.Heading(1, "Rules");
        for (var i = 0; i < 6; i++)
            builder.Paragraph(Prose(2));
        var chunks = Cut(builder.Build("Book"));

        Assert.Equal(
            6,
            chunks.Count(chunk => chunk.Text.EndsWith("number 2 says where you should go.", StringComparison.Ordinal))
        );
    }
}
