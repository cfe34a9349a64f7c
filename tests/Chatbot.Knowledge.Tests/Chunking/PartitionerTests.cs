using System.Text;
using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Chunking;

public sealed class PartitionerTests
{
    private static readonly WordTokenCounter Counter = new();

    private static readonly string[] Words =
    [
        "plan",
        "leave",
        "Dr.",
        "employees",
        "3.5",
        "a",
        "Überweisung",
        "データベース",
        "😀",
        "antidisestablishmentarianism",
        "end.",
        "why?",
    ];

    private static readonly Gen<string> Word = Gen.Int[0, Words.Length - 1].Select(i => Words[i]);

    private static readonly Gen<string> Line = Word.Array[1, 60].Select(words => string.Join(' ', words));

    private static readonly Gen<ExtractedDocument> Document = Gen.Select(Gen.Int[0, 9], Gen.Int[1, 4], Line)
        .Array[1, 40]
        .Select(Build);

    [Fact]
    public void Chunks_HoldEveryNonBlankCharacterOnTheirExactRange() =>
        Document.Sample(document =>
        {
            var seen = new bool[document.Text.Length];
            foreach (var chunk in Cut(document, 40))
            {
                Assert.EndsWith(document.Text[chunk.Start..chunk.End], chunk.Text, StringComparison.Ordinal);
                Array.Fill(seen, true, chunk.Start, chunk.End - chunk.Start);
            }

            for (var i = 0; i < seen.Length; i++)
                Assert.True(seen[i] || char.IsWhiteSpace(document.Text[i]), $"Character {i} is in no chunk.");
        });

    [Fact]
    public void Chunks_AreInOrderWithStableDistinctIds() =>
        Document.Sample(document =>
        {
            var chunks = Cut(document, 40);
            Assert.Equal(Enumerable.Range(0, chunks.Count), chunks.Select(chunk => chunk.Ordinal));
            Assert.Equal(chunks.Count, chunks.Select(chunk => chunk.ChunkId).Distinct().Count());
            Assert.Equal(chunks.Select(chunk => chunk.ChunkId), Cut(document, 40).Select(chunk => chunk.ChunkId));
            for (var i = 1; i < chunks.Count; i++)
                Assert.True(chunks[i].Start >= chunks[i - 1].Start && chunks[i].End > chunks[i - 1].End);
        });

    [Fact]
    public void Chunks_KeepTheLimitUnlessTheyHoldATableOrCode() =>
        Document.Sample(document =>
        {
            foreach (var chunk in Cut(document, 40))
            {
                var whole = document.Blocks.Any(block =>
                    block.Kind is BlockKind.Table or BlockKind.Code && block.Start < chunk.End && block.End > chunk.Start
                );
                Assert.InRange(chunk.Tokens, 1, whole ? 40 * 5 : 40);
            }
        });

    [Fact]
    public void Chunks_NeverCrossATopLevelSection() =>
        Document.Sample(document =>
        {
            var headings = document.Blocks.Where(block => block.Kind == BlockKind.Heading).ToList();
            if (headings.Count == 0)
                return;
            var top = headings.Min(block => block.Level);
            foreach (var chunk in Cut(document, 40))
                Assert.DoesNotContain(
                    headings,
                    block => block.Level == top && block.Start > chunk.Start && block.Start < chunk.End
                );
        });

    [Fact]
    public void Section_LongerThanALimit_RepeatsTheLastSentence()
    {
        var builder = new ExtractedTextBuilder(new ReaderLimits(), CancellationToken.None);
        builder.Heading(1, "Guide");
        builder.Heading(2, "Travel");
        builder.Paragraph(string.Join(' ', Enumerable.Range(1, 30).Select(i => $"Rule number {i} says go.")));
        var chunks = Cut(builder.Build("Guide"), 40);

        Assert.True(chunks.Count > 3);
        Assert.All(chunks, chunk => Assert.Equal(chunk.Start == 0 ? [] : ["Travel"], chunk.TitlePath));
        Assert.Contains(chunks.Zip(chunks.Skip(1)), pair => pair.Second.Start < pair.First.End);
    }

    [Fact]
    public void Table_LargerThanFourLimits_IsSplitByRowsUnderItsHeader()
    {
        var builder = new ExtractedTextBuilder(new ReaderLimits(), CancellationToken.None);
        builder.Table(
            [
                ["City", "Rate"],
                .. Enumerable.Range(1, 200).Select(i => (IReadOnlyList<string>)[$"Town {i}", $"{i} EUR"]),
            ],
            hasHeader: true
        );
        var document = builder.Build("Rates");
        var chunks = Cut(document, 40);

        Assert.True(chunks.Count > 10);
        Assert.All(chunks, chunk => Assert.StartsWith("| City | Rate |\n| --- | --- |", chunk.Text, StringComparison.Ordinal));
        Assert.All(chunks.Skip(1), chunk => Assert.StartsWith("| Town", document.Text[chunk.Start..], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("One. Two.", new[] { "One.", "Two." })]
    [InlineData("Dr. Smith came. He left.", new[] { "Dr. Smith came.", "He left." })]
    [InlineData("Version 3.5 is out. \"Good!\" she said.", new[] { "Version 3.5 is out.", "\"Good!\" she said." })]
    [InlineData("これは一つ。これは二つ。", new[] { "これは一つ。", "これは二つ。" })]
    public void Sentences_AreCutAtTheirEnds(string text, string[] expected) =>
        Assert.Equal(expected, Sentences.Split(text, 0, text.Length).Select(range => text[range.Start..range.End]));

    private static IReadOnlyList<Chunk> Cut(ExtractedDocument document, int maxTokens) =>
        new Partitioner(Counter, new ChunkingOptions { MaxTokens = maxTokens, OverlapTokens = 10 }).Partition(
            document,
            new ChunkLabels
            {
                Tenant = "t",
                DocumentId = "d",
                Version = "v",
                Title = document.Title ?? "Untitled",
            }
        );

    private static ExtractedDocument Build((int Kind, int Level, string Text)[] parts)
    {
        var builder = new ExtractedTextBuilder(new ReaderLimits(), CancellationToken.None);
        foreach (var (kind, level, text) in parts)
        {
            switch (kind)
            {
                case 0 or 1:
                    builder.Heading(level, text.Length > 60 ? text[..text.LastIndexOf(' ', 60)] : text);
                    break;
                case 2:
                    builder.ListItem(level, text);
                    break;
                case 3:
                    var cells = text.Split(' ');
                    builder.Table(
                        [
                            ["Name", "Value"],
                            .. cells.Select(cell => (IReadOnlyList<string>)[cell, cell]),
                        ],
                        level > 1
                    );
                    break;
                case 4:
                    builder.Code(text.Replace(' ', '\n'));
                    break;
                case 5:
                    builder.Paragraph(new StringBuilder().Insert(0, text.Replace(" ", ""), level * 5).ToString());
                    break;
                default:
                    builder.Paragraph(text);
                    break;
            }
        }

        return builder.Build("Untitled");
    }
}
