using Chatbot.Knowledge.Chunking;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Chunking.Strategies;

public sealed class ParentChildStrategyTests() : ChunkingStrategyConformanceTests("parent-child")
{
    [Fact]
    public void Parents_AreInOrderWithoutOverlapAndLargerThanTheirChildren() =>
        Cutting.Document.Sample(document =>
        {
            var chunks = Cut(document);
            var parents = chunks.Select(chunk => chunk.Parent).OfType<Documents.ChunkParent>().Distinct().ToList();
            foreach (var (before, next) in parents.Zip(parents.Skip(1)))
                Assert.True(before.End <= next.Start);
            foreach (var chunk in chunks)
            {
                if (chunk.Parent is { } parent)
                    Assert.True(parent.End - parent.Start > chunk.End - chunk.Start || parent.Text != chunk.Text);
                else
                    Assert.DoesNotContain(parents, other => other.Start < chunk.End && chunk.Start < other.End);
            }
        });

    [Fact]
    public void Section_IsReadWholeAndSearchedInParts()
    {
        var builder = Cutting.Builder();
        builder.Heading(1, "Travel");
        builder.Paragraph(Prose(8));
        builder.Heading(1, "Food");
        builder.Paragraph("Lunch is at noon.");
        var document = builder.Build("Guide");
        var options = new ChunkingOptions
        {
            Strategy = "parent-child",
            MaxTokens = 40,
            OverlapTokens = 0,
        };
        var chunks = Cutting.Cut(document, options);

        var travel = chunks.Where(chunk => chunk.TitlePath is ["Travel"]).ToList();
        Assert.True(travel.Count > 1);
        Assert.All(travel, chunk => Assert.Equal($"Travel\n\n{Prose(8)}", chunk.Parent!.Text));
        Assert.Null(Assert.Single(chunks, chunk => chunk.TitlePath is ["Food"]).Parent);
    }

    [Fact]
    public void LargeTable_IsOneParentOfPartsUnderItsHeader()
    {
        var builder = Cutting.Builder();
        builder.Table(
            [
                ["City", "Rate"],
                .. Enumerable.Range(1, 60).Select(i => (IReadOnlyList<string>)[$"Town {i}", $"{i} EUR"]),
            ],
            hasHeader: true
        );
        var document = builder.Build("Rates");
        var options = new ChunkingOptions
        {
            Strategy = "parent-child",
            MaxTokens = 40,
            OverlapTokens = 0,
            ParentTokens = 720,
        };
        var chunks = Cutting.Cut(document, options);

        Assert.True(chunks.Count > 5);
        Assert.All(chunks, chunk => Assert.StartsWith("| City | Rate |", chunk.Text, StringComparison.Ordinal));
        Assert.All(chunks, chunk => Assert.Equal(document.Text, chunk.Parent!.Text));
    }
}
