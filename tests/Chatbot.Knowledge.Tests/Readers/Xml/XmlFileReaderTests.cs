using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Readers.Xml;

public sealed class XmlFileReaderTests : DocumentReaderConformanceTests
{
    static XmlFileReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    protected override string FileName => "a.xml";

    protected override byte[] Sample =>
        Encoding.UTF8.GetBytes(
            $"""<?xml version="1.0"?><article xml:lang="en"><title>T</title><p>{Sentence}</p><p>More.</p></article>"""
        );

    protected override bool HasSignature => false;

    protected override byte[]? Deep => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 300_000)));

    protected override byte[]? Bomb => null;

    [Fact]
    public async Task Article_HasTitlesAndRunningText()
    {
        const string source = """
            <article xml:lang="de"><title>Main</title>
            <section><title>First</title><para>One <b>bold</b> word.</para><para>Two.</para></section>
            <section><title>Second</title><para><i>Starts</i> so.</para><para>Ends.</para></section></article>
            """;
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal("Main", document.Title);
        Assert.Equal("de", document.Metadata["language"]);
        Assert.Equal(
            [
                (BlockKind.Heading, 1, "Main"),
                (BlockKind.Heading, 2, "First"),
                (BlockKind.Paragraph, 0, "One bold word."),
                (BlockKind.Paragraph, 0, "Two."),
                (BlockKind.Heading, 2, "Second"),
                (BlockKind.Paragraph, 0, "Starts so."),
                (BlockKind.Paragraph, 0, "Ends."),
            ],
            document.Blocks.Select(block => (block.Kind, block.Level, document.TextOf(block).ToString()))
        );
    }

    [Fact]
    public async Task Records_AreATable()
    {
        const string source = """
            <catalog><book id="1"><name>Go</name><price>5</price></book><book id="2"><name>Stay</name><price>6</price></book></catalog>
            """;
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal("| id | name | price |\n| --- | --- | --- |\n| 1 | Go | 5 |\n| 2 | Stay | 6 |", document.Text);
    }

    [Fact]
    public async Task Configuration_KeepsItsPaths()
    {
        const string source = """<config><server port="80"><host>a.example</host></server><debug>true</debug></config>""";
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Contains("server.host: a.example", document.Text);
        Assert.Contains("server.port: 80", document.Text);
        Assert.Contains("debug: true", document.Text);
    }

    [Fact]
    public async Task Feed_LosesTheTagsInItsTexts()
    {
        const string source = """
            <rss><channel><title>News</title><item><title>A</title><description>&lt;p&gt;Hello &lt;b&gt;you&lt;/b&gt;&lt;/p&gt;</description></item>
            <item><title>B</title><description>Bye</description></item></channel></rss>
            """;
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal("News", document.Title);
        Assert.Contains("Hello you", document.Text);
        Assert.DoesNotContain("<b>", document.Text);
    }

    [Theory]
    [InlineData("""<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>""")]
    [InlineData("""<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><r>&b;</r>""")]
    [InlineData("""<!DOCTYPE r SYSTEM "file:///etc/hostname"><r>&x;</r>""")]
    public async Task Entity_IsNeitherFetchedNorExpanded(string source) =>
        Assert.Contains("entit", await AllReaders.RefusalAsync(FileName, Encoding.UTF8.GetBytes(source)));

    [Fact]
    public async Task DocumentType_IsNotRead() =>
        Assert.Equal(
            "text",
            (await AllReaders.ReadAsync(FileName, """<!DOCTYPE r SYSTEM "file:///none"><r>text</r>"""u8.ToArray())).Text
        );

    [Fact]
    public async Task NestingTooDeep_SaysSo() => Assert.Contains("levels deep", await AllReaders.RefusalAsync(FileName, Deep!));

    [Fact]
    public async Task CutOffFile_SaysWhere() =>
        Assert.Contains("line 2", await AllReaders.RefusalAsync(FileName, "<r>\n<p>text</p>"u8.ToArray()));

    [Fact]
    public async Task DeclaredEncoding_IsUsed()
    {
        var bytes = Encoding
            .GetEncoding("iso-8859-2")
            .GetBytes("""<?xml version="1.0" encoding="iso-8859-2"?><p>Zażółć gęślą jaźń</p>""");
        Assert.Equal("Zażółć gęślą jaźń", (await AllReaders.ReadAsync(FileName, bytes)).Text);
    }
}
