using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Chatbot.Knowledge.Tests.Readers.Word;

public sealed class WordReaderTests : DocumentReaderConformanceTests
{
    private const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    protected override string FileName => "a.docx";

    protected override byte[] Sample =>
        SampleFiles.Word(
            SampleFiles.Paragraph("Heading", "H1"),
            SampleFiles.Paragraph(Sentence),
            SampleFiles.Paragraph("Another line.")
        );

    protected override bool HasSignature => true;

    protected override byte[]? Deep =>
        SampleFiles.WordPackage(
            $"""<w:document xmlns:w="{Namespace}"><w:body>{string.Concat(Enumerable.Repeat("<w:smartTag>", 100_000))}"""
        );

    protected override byte[]? Bomb =>
        SampleFiles.Package(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", new byte[40_000_000]));

    [Fact]
    public async Task Structure_IsKept()
    {
        var item = SampleFiles.Paragraph("nested item");
        item.ParagraphProperties!.Append(
            new NumberingProperties(new NumberingLevelReference { Val = 1 }, new NumberingId { Val = 1 })
        );
        var table = new Table(new TableRow(Cell("City"), Cell("Rate")), new TableRow(Cell("Bonn"), Cell("24")));
        var document = await AllReaders.ReadAsync(
            FileName,
            SampleFiles.Word(
                SampleFiles.Paragraph("Top", "Custom"),
                SampleFiles.Paragraph("Plain."),
                item,
                table,
                new Paragraph(
                    new DeletedRun(new Run(new DeletedText("removed"))),
                    new InsertedRun(new Run(new DocumentFormat.OpenXml.Wordprocessing.Text("added")))
                )
            )
        );

        Assert.Equal("Top", document.Title);
        Assert.Equal(
            [
                (BlockKind.Heading, 1, "Top"),
                (BlockKind.Paragraph, 0, "Plain."),
                (BlockKind.ListItem, 2, "nested item"),
                (BlockKind.Table, 0, "| City | Rate |\n| --- | --- |\n| Bonn | 24 |"),
                (BlockKind.Paragraph, 0, "added"),
            ],
            document.Blocks.Select(block => (block.Kind, block.Level, document.TextOf(block).ToString()))
        );
    }

    [Fact]
    public async Task ZipBomb_IsRefusedBeforeItIsUnpacked()
    {
        var bomb = SampleFiles.Package(("word/document.xml", new byte[50_000_000]));
        Assert.True(bomb.Length < 100_000);
        Assert.Contains("times its size", await AllReaders.RefusalAsync(FileName, bomb));
        Assert.Contains(
            "unpacks to more than",
            await AllReaders.RefusalAsync(FileName, bomb, new ReaderLimits { MaxExpandedBytes = 10_000_000 })
        );
    }

    [Fact]
    public async Task ExternalEntity_IsNeitherFetchedNorExpanded()
    {
        var xml =
            $"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{Namespace}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>""";
        Assert.Contains("entities", await AllReaders.RefusalAsync(FileName, SampleFiles.WordPackage(xml)));
    }

    [Fact]
    public async Task NestingTooDeep_IsRefused()
    {
        var xml = new StringBuilder($"""<w:document xmlns:w="{Namespace}"><w:body>""")
            .Insert($"""<w:document xmlns:w="{Namespace}"><w:body>""".Length, "<w:smartTag>", 100_000)
            .ToString();
        Assert.Contains("nested too deeply", await AllReaders.RefusalAsync(FileName, SampleFiles.WordPackage(xml)));
    }

    [Fact]
    public async Task OldOrEncryptedFile_SaysSo() =>
        Assert.Contains(
            "password",
            await AllReaders.RefusalAsync(FileName, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]])
        );

    private static TableCell Cell(string text) => new(SampleFiles.Paragraph(text));
}
