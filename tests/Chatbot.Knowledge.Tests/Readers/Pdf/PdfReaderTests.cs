using System.IO.Compression;
using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Readers.Pdf;

namespace Chatbot.Knowledge.Tests.Readers.Pdf;

public sealed class PdfReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "a.pdf";

    protected override byte[] Sample => SampleFiles.Pdf(["# Heading", "", Sentence, "Another line follows."]);

    protected override bool HasSignature => true;

    protected override byte[]? Deep => WithStream(Encoding.Latin1.GetBytes(new string('[', 200_000) + " BT (end) Tj ET"));

    protected override byte[]? Bomb => WithStream(new byte[40_000_000]);

    [Fact]
    public async Task Pages_AreNumberedHyphensUndoneAndFootersRemoved()
    {
        string[] Page(int number) =>
            [
                "# Chapter " + "ABC"[number - 1],
                "",
                "The employ-",
                $"ees of part {number} agree.",
                .. Enumerable.Repeat("", 17),
                $"Company handbook, page {number}",
            ];
        var document = await AllReaders.ReadAsync(FileName, SampleFiles.Pdf(Page(1), Page(2), Page(3)));

        Assert.Equal("Chapter A", document.Title);
        Assert.DoesNotContain("handbook", document.Text);
        Assert.Equal(
            [
                (BlockKind.Heading, 1, "Chapter A"),
                (BlockKind.Paragraph, 1, "The employees of part 1 agree."),
                (BlockKind.Heading, 2, "Chapter B"),
                (BlockKind.Paragraph, 2, "The employees of part 2 agree."),
                (BlockKind.Heading, 3, "Chapter C"),
                (BlockKind.Paragraph, 3, "The employees of part 3 agree."),
            ],
            document.Blocks.Select(block => (block.Kind, block.Page ?? 0, document.TextOf(block).ToString()))
        );
    }

    [Fact]
    public async Task PackedStream_LargerThanTheLimit_IsRefused()
    {
        var content = Encoding.Latin1.GetBytes("BT /F1 12 Tf 72 720 Td (Boom) Tj ET\n" + new string(' ', 5_000_000));
        Assert.Contains(
            "unpacks to more than",
            await AllReaders.RefusalAsync(FileName, WithStream(content), new ReaderLimits { MaxExpandedBytes = 1_000_000 })
        );
        Assert.Contains("Boom", (await AllReaders.ReadAsync(FileName, WithStream(content))).Text);
    }

    [Fact]
    public async Task Pages_MoreThanTheLimit_AreRefused() =>
        Assert.Contains(
            "pages",
            await AllReaders.RefusalAsync(FileName, SampleFiles.Pdf(["a"], ["b"], ["c"]), new ReaderLimits { MaxPages = 2 })
        );

    [Fact]
    public async Task NoText_SaysSo() =>
        Assert.Contains("no text layer", await AllReaders.RefusalAsync(FileName, SampleFiles.Pdf([])));

    [Theory]
    [InlineData("Microsoft Word - plan.doc", null)]
    [InlineData("untitled", null)]
    [InlineData("  The   plan ", "The plan")]
    public void Title_IsTakenWhenAPersonWroteIt(string given, string? expected) => Assert.Equal(expected, PdfTitle.Of(given));

    [Fact]
    public void LzwSize_IsMeasuredWithoutUnpacking()
    {
        // Codes of nine bits: clear, then one literal; enough of them to pass the cheap test first.
        var packed = new byte[4096];
        Assert.False(UnpackedSize.ExceedsLzw(packed, 1_000_000));
        Assert.True(UnpackedSize.ExceedsLzw(packed, 1_000));
    }

    private static byte[] WithStream(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zip.Write(content);
        using var file = new MemoryStream();
        var offsets = new List<long>();
        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        void Object(string text)
        {
            offsets.Add(file.Position);
            Write($"{offsets.Count} 0 obj\n{text}\nendobj\n");
        }

        Write("%PDF-1.4\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>");
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        offsets.Add(file.Position);
        Write($"5 0 obj\n<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n");
        file.Write(packed.ToArray());
        Write("\nendstream\nendobj\n");
        var start = file.Position;
        Write("xref\n0 6\n0000000000 65535 f \n");
        offsets.ForEach(offset => Write($"{offset:0000000000} 00000 n \n"));
        Write($"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }
}
