using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Readers.OpenDocument;

public sealed class OpenDocumentReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "a.odt";

    protected override byte[] Sample =>
        OfficeFiles.OpenDocument(
            $"<o:text><text:h text:outline-level=\"1\">Heading</text:h><text:p>{Sentence}</text:p></o:text>"
        );

    protected override bool HasSignature => true;

    protected override byte[]? Deep => OfficeFiles.OpenDocument(string.Concat(Enumerable.Repeat("<text:section>", 100_000)));

    protected override byte[]? Bomb => OfficeFiles.OpenDocument(new string(' ', 40_000_000));

    [Fact]
    public async Task Text_GivesHeadingsListsTablesNotesAndComments()
    {
        const string body =
            "<o:text><text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
            + "<text:p text:style-name=\"P1\">The plan</text:p><text:h text:outline-level=\"2\">Scope</text:h>"
            + "<text:p>A<text:s text:c=\"2\"/>word<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p></text:note-body></text:note>"
            + "<o:annotation><dc:creator>Ada</dc:creator><text:p>Really?</text:p></o:annotation> more.</text:p>"
            + "<text:list><text:list-item><text:p>outer</text:p><text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item></text:list>"
            + "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>City</text:p></table:table-cell><table:table-cell><text:p>Rate</text:p></table:table-cell></table:table-row></table:table-header-rows>"
            + "<table:table-row><table:table-cell><text:p>Bonn</text:p></table:table-cell><table:table-cell><text:p>24</text:p></table:table-cell></table:table-row></table:table></o:text>";
        var bytes = OfficeFiles.OpenDocument(
            body,
            "<style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>",
            "<meta:initial-creator>Grace</meta:initial-creator><meta:creation-date>2024-03-01T10:00:00</meta:creation-date>"
        );
        var document = await AllReaders.ReadAsync(FileName, bytes);

        Assert.Equal("The plan", document.Title);
        Assert.Equal("Grace", document.Metadata["author"]);
        Assert.Equal("2024-03-01T10:00:00Z", document.Metadata["created"]);
        Assert.Equal(
            [
                (BlockKind.Heading, 1, "The plan"),
                (BlockKind.Heading, 2, "Scope"),
                (BlockKind.Paragraph, 0, "A word more."),
                (BlockKind.Paragraph, 0, "The note."),
                (BlockKind.Paragraph, 0, "Comment by Ada: Really?"),
                (BlockKind.ListItem, 1, "outer"),
                (BlockKind.ListItem, 2, "inner"),
                (BlockKind.Table, 0, "| City | Rate |\n| --- | --- |\n| Bonn | 24 |"),
            ],
            document.Blocks.Select(block => (block.Kind, block.Level, document.TextOf(block).ToString()))
        );
    }

    [Fact]
    public async Task Spreadsheet_RepeatedCells_AreBounded()
    {
        const string body =
            "<o:spreadsheet><table:table table:name=\"Sheet\"><table:table-row><table:table-cell><text:p>City</text:p></table:table-cell><table:table-cell o:value-type=\"float\"><text:p>1.5</text:p></table:table-cell></table:table-row>"
            + "<table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell table:number-columns-repeated=\"1000000000\"/></table:table-row>"
            + "<table:table-row><table:table-cell table:number-columns-repeated=\"1000000000\"><text:p>x</text:p></table:table-cell></table:table-row></table:table></o:spreadsheet>";
        var document = await AllReaders.ReadAsync("a.ods", OfficeFiles.OpenDocument(body));

        Assert.StartsWith("Sheet\n\n| City | 1.5 |", document.Text);
        Assert.True(document.Text.Length < 10_000);
    }

    [Fact]
    public async Task Presentation_GivesPagesAndNotes()
    {
        const string body =
            "<o:presentation><draw:page><draw:frame presentation:class=\"outline\"><draw:text-box><text:list><text:list-item><text:p>Point</text:p></text:list-item></text:list></draw:text-box></draw:frame>"
            + "<draw:frame presentation:class=\"title\"><draw:text-box><text:p>Title</text:p></draw:text-box></draw:frame>"
            + "<presentation:notes><draw:frame><draw:text-box><text:p>Aloud</text:p></draw:text-box></draw:frame></presentation:notes></draw:page></o:presentation>";
        var document = await AllReaders.ReadAsync("a.odp", OfficeFiles.OpenDocument(body));

        Assert.Equal(
            [(BlockKind.Heading, 1, "Title"), (BlockKind.ListItem, 1, "Point"), (BlockKind.Paragraph, 1, "Notes: Aloud")],
            document.Blocks.Select(block => (block.Kind, block.Page ?? 0, document.TextOf(block).ToString()))
        );
    }

    [Fact]
    public async Task Encrypted_SaysSo() =>
        Assert.Contains(
            "password",
            await AllReaders.RefusalAsync(
                FileName,
                OfficeFiles.OpenDocumentParts(
                    (
                        "META-INF/manifest.xml",
                        "<m:manifest xmlns:m=\"m\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
                    ),
                    ("content.xml", "not xml")
                )
            )
        );
}
