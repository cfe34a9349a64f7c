using System.Diagnostics;
using System.Globalization;
using System.Text;
using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Chunking;

/// <summary>What every strategy promises.</summary>
public abstract class ChunkingStrategyConformanceTests(string strategy)
{
    private const int MaxTokens = 40;
    private const int HostileCharacters = 5_000_000;
    private const int Iterations = 40;

    [Fact]
    public void Chunks_HoldEveryNonBlankCharacter() =>
        Cutting.Document.Sample(document => AssertCovered(document, Cut(document)), iter: Iterations);

    [Fact]
    public void Text_IsThatOfItsRangeAfterAtMostAHeader() =>
        Cutting.Document.Sample(
            document =>
            {
                foreach (var chunk in Cut(document))
                {
                    AssertText(document, chunk.Text, chunk.Start, chunk.End);
                    Assert.Equal(Cutting.Counter.Count(chunk.Text), chunk.Tokens);
                    if (chunk.Parent is not { } parent)
                        continue;
                    AssertText(document, parent.Text, parent.Start, parent.End);
                    Assert.Equal(Cutting.Counter.Count(parent.Text), parent.Tokens);
                    Assert.True(parent.Start <= chunk.Start && chunk.End <= parent.End);
                }
            },
            iter: Iterations
        );

    [Fact]
    public void Chunks_AreInOrderAndTheSameEveryTime() =>
        Cutting.Document.Sample(
            document =>
            {
                var chunks = Cut(document);
                Assert.Equal(Enumerable.Range(0, chunks.Count), chunks.Select(chunk => chunk.Ordinal));
                Assert.Equal(chunks.Count, chunks.Select(chunk => chunk.ChunkId).Distinct().Count());
                for (var i = 1; i < chunks.Count; i++)
                    Assert.True(chunks[i].Start >= chunks[i - 1].Start && chunks[i].End > chunks[i - 1].End);
                Assert.Equal(
                    chunks.Select(chunk => (chunk.ChunkId, chunk.Start, chunk.End, chunk.Text, chunk.Language)),
                    Cut(document).Select(chunk => (chunk.ChunkId, chunk.Start, chunk.End, chunk.Text, chunk.Language))
                );
            },
            iter: Iterations
        );

    [Fact]
    public void Chunks_KeepTheLimitUnlessTheyHoldATableOrCode() =>
        Cutting.Document.Sample(
            document =>
            {
                foreach (var chunk in Cut(document))
                {
                    var special = document.Blocks.Any(block =>
                        block.Kind is BlockKind.Table or BlockKind.Code && block.Start < chunk.End && block.End > chunk.Start
                    );
                    Assert.InRange(chunk.Tokens, 1, special ? MaxTokens * 5 : MaxTokens);
                }
            },
            iter: Iterations
        );

    [Fact]
    public void Overlap_KeepsItsLimit() =>
        Cutting.Document.Sample(
            document =>
            {
                var chunks = Cut(document);
                foreach (var (before, chunk) in chunks.Zip(chunks.Skip(1)))
                {
                    if (chunk.Start < before.End)
                        Assert.InRange(Cutting.Counter.Count(document.Text.AsSpan()[chunk.Start..before.End]), 1, 10);
                }
            },
            iter: Iterations
        );

    [Fact]
    public void Cuts_AreBetweenVisibleCharacters() =>
        Cutting.Document.Sample(
            document =>
            {
                var starts = StringInfo.ParseCombiningCharacters(document.Text).Append(document.Text.Length).ToHashSet();
                foreach (var chunk in Cut(document))
                {
                    Assert.Contains(chunk.Start, starts);
                    Assert.Contains(chunk.End, starts);
                }
            },
            iter: Iterations
        );

    [Fact]
    public void TablesAndCode_AreNeverCutBelowFourLimits() =>
        Cutting.Document.Sample(
            document =>
            {
                var whole = document
                    .Blocks.Where(block => block.Kind is BlockKind.Table or BlockKind.Code)
                    .Where(block => Cutting.Counter.Count(document.TextOf(block)) <= MaxTokens * 4)
                    .ToList();
                foreach (var chunk in Cut(document))
                {
                    Assert.DoesNotContain(whole, block => block.Start < chunk.Start && chunk.Start < block.End);
                    Assert.DoesNotContain(whole, block => block.Start < chunk.End && chunk.End < block.End);
                }
            },
            iter: Iterations
        );

    [Fact]
    public void Place_IsThatOfTheHeadingsAboveAndThePage()
    {
        var builder = Cutting.Builder();
        builder.Heading(1, "Guide", page: 1);
        builder.Paragraph(Prose(30), page: 1);
        builder.Heading(2, "Travel", page: 2);
        builder.Paragraph(Prose(30), page: 2);
        builder.Heading(3, "Trains", page: 3);
        builder.Paragraph(Prose(30), page: 4);
        var document = builder.Build("Guide");
        foreach (var chunk in Cut(document))
        {
            var block = document.Blocks.Last(block => block.Start <= chunk.Start);
            Assert.Equal(block.Page, chunk.Page);
            if (block.Kind != BlockKind.Heading && chunk.End <= block.End)
            {
                string[] path = [.. ((string[])["Travel", "Trains"])[..(block.Page == 4 ? 2 : block.Page!.Value - 1)]];
                Assert.Equal(path, chunk.TitlePath);
            }

            Assert.Equal("en", chunk.Language);
        }
    }

    [Fact]
    public void Table_LargerThanFourLimits_IsCutBetweenRowsUnderItsHeader()
    {
        var builder = Cutting.Builder();
        builder.Table(
            [
                ["City", "Rate"],
                .. Enumerable.Range(1, 200).Select(i => (IReadOnlyList<string>)[$"Town {i}", $"{i} EUR"]),
            ],
            hasHeader: true
        );
        var document = builder.Build("Rates");
        var chunks = Cut(document);

        Assert.True(chunks.Count > 10);
        Assert.All(chunks, chunk => Assert.StartsWith("| City | Rate |\n| --- | --- |", chunk.Text, StringComparison.Ordinal));
        Assert.All(chunks, chunk => Assert.EndsWith(" EUR |", chunk.Text, StringComparison.Ordinal));
        Assert.All(chunks, chunk => Assert.InRange(chunk.Tokens, 1, MaxTokens));
        Assert.All(chunks.Skip(1), chunk => Assert.StartsWith("| Town", document.Text[chunk.Start..], StringComparison.Ordinal));
        AssertCovered(document, chunks);
    }

    [Fact]
    public void Code_LargerThanFourLimits_IsCutBetweenLines()
    {
        var builder = Cutting.Builder();
        builder.Code(string.Join('\n', Enumerable.Range(1, 200).Select(i => $"    total += amounts[{i}];")));
        var document = builder.Build("Sums");
        var chunks = Cut(document);

        Assert.True(chunks.Count > 10);
        Assert.All(chunks, chunk => Assert.EndsWith("];", chunk.Text, StringComparison.Ordinal));
        Assert.All(chunks, chunk => Assert.StartsWith("total", chunk.Text.TrimStart(), StringComparison.Ordinal));
        AssertCovered(document, chunks);
    }

    [Fact]
    public void NoText_GivesNoChunk() => Assert.Empty(Cut(Cutting.Builder().Build("Empty")));

    [Theory]
    [InlineData("one line of words")]
    [InlineData("no blanks")]
    [InlineData("ideographs")]
    [InlineData("marks on one letter")]
    [InlineData("only headings")]
    [InlineData("one row")]
    [InlineData("one line of code")]
    public void HostileText_IsCutInBoundedTime(string kind)
    {
        var document = Hostile(kind);
        var started = Stopwatch.GetTimestamp();
        var chunks = Cut(document, new ChunkingOptions { Strategy = strategy });

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 120);
        Assert.All(chunks, chunk => Assert.InRange(chunk.Tokens, 1, 180 * 5));
        Assert.InRange(chunks.Sum(chunk => chunk.TitlePath.Sum(heading => (long)heading.Length)), 0, 2_000L * chunks.Count);
        AssertCovered(document, chunks);
    }

    private protected IReadOnlyList<Chunk> Cut(ExtractedDocument document) =>
        Cut(
            document,
            new ChunkingOptions
            {
                Strategy = strategy,
                MaxTokens = MaxTokens,
                OverlapTokens = 10,
                ParentTokens = 120,
            }
        );

    protected static string Prose(int sentences) =>
        string.Join(' ', Enumerable.Range(1, sentences).Select(i => $"The rule with number {i} says where you should go."));

    private static IReadOnlyList<Chunk> Cut(ExtractedDocument document, ChunkingOptions options) =>
        Cutting.Cut(document, options);

    private static ExtractedDocument Hostile(string kind)
    {
        var random = new Random(42);
        var text = new StringBuilder(HostileCharacters);
        var builder = new ExtractedTextBuilder(new ReaderLimits { MaxCharacters = int.MaxValue }, CancellationToken.None);
        switch (kind)
        {
            case "one line of words":
                while (text.Length < HostileCharacters)
                    text.Append("word").Append(random.Next(10_000)).Append(' ');
                builder.Paragraph(text.ToString());
                break;
            case "no blanks":
                while (text.Length < HostileCharacters / 10)
                    text.Append((char)('a' + random.Next(26)));
                builder.Paragraph(text.ToString());
                break;
            case "ideographs":
                while (text.Length < HostileCharacters / 10)
                    text.Append((char)('\u4E00' + random.Next(5000)));
                builder.Paragraph(text.ToString());
                break;
            case "marks on one letter":
                builder.Paragraph("a" + new string('\u0335', HostileCharacters / 50));
                break;
            case "only headings":
                for (var i = 0; i < 5_000; i++)
                    builder.Heading(1 + random.Next(9), $"Heading {random.Next()} of a document without any text");
                builder.Heading(9, new string('h', 100_000));
                builder.Paragraph(Prose(500));
                break;
            case "one row":
                builder.Table(
                    [
                        ["Key", "Value"],
                        ["row", Prose(5_000)],
                        ["last", "row"],
                    ],
                    hasHeader: true
                );
                break;
            default:
                builder.Code(string.Concat(Enumerable.Repeat("x=x+1;", HostileCharacters / 50)));
                break;
        }

        return builder.Build("Hostile");
    }

    private static void AssertText(ExtractedDocument document, string text, int start, int end)
    {
        var own = document.Text[start..end];
        if (text == own)
            return;
        var table = document.Blocks.Single(block => block.Start < start && end <= block.End);
        Assert.True(table.HasHeader);
        Assert.Equal($"{document.Text[table.Rows[0].Start..table.Rows[0].End]}\n{own}", text);
    }

    private static void AssertCovered(ExtractedDocument document, IReadOnlyList<Chunk> chunks)
    {
        var seen = new bool[document.Text.Length];
        foreach (var chunk in chunks)
            Array.Fill(seen, true, chunk.Start, chunk.End - chunk.Start);
        for (var i = 0; i < seen.Length; i++)
        {
            if (!seen[i] && !char.IsWhiteSpace(document.Text[i]))
                Assert.Fail($"Character {i} is in no chunk.");
        }
    }
}
