using Chatbot.Knowledge.Documents;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Chunking.Strategies;

public sealed class StructureStrategyTests() : ChunkingStrategyConformanceTests("structure")
{
    [Fact]
    public void Chunks_NeverCrossATopLevelSection() =>
        Cutting.Document.Sample(document =>
        {
            var headings = document.Blocks.Where(block => block.Kind == BlockKind.Heading).ToList();
            if (headings.Count == 0)
                return;
            var top = headings.Min(block => block.Level);
            foreach (var chunk in Cut(document))
                Assert.DoesNotContain(
                    headings,
                    block => block.Level == top && block.Start > chunk.Start && block.Start < chunk.End
                );
        });

    [Fact]
    public void Section_LongerThanALimit_RepeatsTheLastSentence()
    {
        var builder = Cutting.Builder();
        builder.Heading(1, "Guide");
        builder.Heading(2, "Travel");
        builder.Paragraph(string.Join(' ', Enumerable.Range(1, 30).Select(i => $"Rule number {i} says go.")));
        var chunks = Cut(builder.Build("Guide"));

        Assert.True(chunks.Count > 3);
        Assert.All(chunks, chunk => Assert.Equal(chunk.Start == 0 ? [] : ["Travel"], chunk.TitlePath));
        Assert.Contains(chunks.Zip(chunks.Skip(1)), pair => pair.Second.Start < pair.First.End);
    }
}
