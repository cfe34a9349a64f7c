using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Tests.Readers.Epub;

public sealed class EpubReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "a.epub";

    protected override byte[] Sample => SampleFiles.Epub("<p>No heading here.</p>", $"<h1>Second</h1><p>{Sentence}</p>");

    protected override bool HasSignature => true;

    protected override byte[]? Deep => SampleFiles.Epub(string.Concat(Enumerable.Repeat("<div><b>", 5_000)) + "end");

    protected override byte[]? Bomb => SampleFiles.Epub(new string(' ', 40_000_000) + "<p>x</p>");

    [Fact]
    public async Task Chapters_AreInSpineOrderWithTitlesFromTheContents()
    {
        var document = await AllReaders.ReadAsync(FileName, Sample);

        Assert.Equal("A book", document.Title);
        Assert.Equal("Anna Meier, Bo Ek", document.Metadata["author"]);
        Assert.Equal("en", document.Metadata["language"]);
        Assert.Equal(
            [
                (BlockKind.Heading, "Chapter 2"),
                (BlockKind.Paragraph, "No heading here."),
                (BlockKind.Heading, "Second"),
                (BlockKind.Paragraph, Sentence),
            ],
            document.Blocks.Select(block => (block.Kind, document.TextOf(block).ToString()))
        );
    }

    [Fact]
    public async Task MissingChapter_IsAWarning()
    {
        var document = await AllReaders.ReadAsync(FileName, SampleFiles.Epub("<p>here</p>", null));

        Assert.Contains("c1.xhtml", Assert.Single(document.Warnings));
    }

    [Fact]
    public async Task ProtectedBook_SaysSo()
    {
        const string encryption =
            """<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>""";
        var book = SampleFiles.Package(
            ("mimetype", "application/epub+zip"u8.ToArray()),
            ("META-INF/container.xml", "<container/>"u8.ToArray()),
            ("META-INF/encryption.xml", Encoding.UTF8.GetBytes(encryption))
        );
        Assert.Contains("DRM", await AllReaders.RefusalAsync(FileName, book));
    }

    [Fact]
    public async Task BombOverTheDefaultLimit_IsRefused() =>
        Assert.Contains(
            "unpacks to more than",
            await AllReaders.RefusalAsync(FileName, Bomb!, new ReaderLimits { MaxExpandedBytes = 10_000_000 })
        );
}
