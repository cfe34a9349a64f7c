using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Readers.PowerPoint;

public sealed class PowerPointReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "a.pptx";

    protected override byte[] Sample =>
        OfficeFiles.Presentation([OfficeFiles.Shape("title", "Heading"), OfficeFiles.Shape("body", Sentence, "Another line.")]);

    protected override bool HasSignature => true;

    protected override byte[]? Deep => OfficeFiles.Presentation([string.Concat(Enumerable.Repeat("<p:grpSp>", 100_000))]);

    protected override byte[]? Bomb =>
        SampleFiles.Package(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("ppt/presentation.xml", new byte[40_000_000]));

    [Fact]
    public async Task Slide_GivesTitleFirstThenListsGroupsTablesNotesAndComments()
    {
        const string table =
            "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow=\"1\"/>"
            + "<a:tr><a:tc><a:txBody><a:p><a:r><a:t>City</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>Rate</a:t></a:r></a:p></a:txBody></a:tc></a:tr>"
            + "<a:tr><a:tc><a:txBody><a:p><a:r><a:t>Bonn</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>24</a:t></a:r></a:p></a:txBody></a:tc></a:tr>"
            + "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
        var slide =
            OfficeFiles.Shape("body", "First point", "Second point")
            + OfficeFiles.Shape("title", "The plan")
            + $"<p:grpSp><p:grpSp>{OfficeFiles.Shape(null, "In a group")}</p:grpSp></p:grpSp>"
            + table
            + OfficeFiles.Shape("sldNum", "7");
        var bytes = OfficeFiles.Presentation(
            [slide, OfficeFiles.Shape(null, "No title here")],
            (
                "ppt/slides/_rels/slide1.xml.rels",
                OfficeFiles.Rels(("n", "notesSlide", "../notes/n1.xml"), ("c", "comments", "../c1.xml"))
            ),
            ("ppt/notes/n1.xml", $"<p:notes xmlns:p=\"p\" xmlns:a=\"a\">{OfficeFiles.Shape("body", "Say this aloud")}</p:notes>"),
            ("ppt/authors.xml", "<p:cmAuthorLst xmlns:p=\"p\"><p:cmAuthor id=\"0\" name=\"Ada\"/></p:cmAuthorLst>"),
            ("ppt/c1.xml", "<p:cmLst xmlns:p=\"p\"><p:cm authorId=\"0\"><p:text>Too long?</p:text></p:cm></p:cmLst>")
        );
        var document = await AllReaders.ReadAsync(FileName, bytes);

        Assert.Equal("The plan", document.Title);
        Assert.Equal("2", document.Metadata["pages"]);
        Assert.Equal(
            [
                (BlockKind.Heading, 1, "The plan"),
                (BlockKind.ListItem, 1, "First point"),
                (BlockKind.ListItem, 1, "Second point"),
                (BlockKind.Paragraph, 1, "In a group"),
                (BlockKind.Table, 1, "| City | Rate |\n| --- | --- |\n| Bonn | 24 |"),
                (BlockKind.Paragraph, 1, "Notes: Say this aloud"),
                (BlockKind.Paragraph, 1, "Comment by Ada: Too long?"),
                (BlockKind.Heading, 2, "Slide 2"),
                (BlockKind.Paragraph, 2, "No title here"),
            ],
            document.Blocks.Select(block => (block.Kind, block.Page ?? 0, document.TextOf(block).ToString()))
        );
    }

    [Fact]
    public async Task DamagedSlide_IsNamedAndTheOthersAreKept()
    {
        var bytes = OfficeFiles.Presentation([OfficeFiles.Shape("title", "One"), "<p:sp>", OfficeFiles.Shape("title", "Three")]);
        var document = await AllReaders.ReadAsync(FileName, bytes);

        Assert.Contains("Three", document.Text);
        Assert.Equal(["Slide 2 is damaged and was left out."], document.Warnings);
    }

    [Fact]
    public async Task Slides_AllDamaged_IsRefused() =>
        Assert.Contains("none of its slides", await AllReaders.RefusalAsync(FileName, OfficeFiles.Presentation(["<p:sp>"])));
}
