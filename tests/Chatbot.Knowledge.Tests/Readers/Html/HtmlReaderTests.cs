using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Readers.Html;

public sealed class HtmlReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "a.html";

    protected override byte[] Sample =>
        Encoding.UTF8.GetBytes($"<!doctype html><title>T</title><body><h1>Head</h1><p>{Sentence}</p><ul><li>one</ul></body>");

    protected override bool HasSignature => false;

    protected override byte[]? Deep =>
        Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, "<div><ul><li>", 3_000).ToString() + "end");

    protected override byte[]? Bomb => null;

    [Fact]
    public async Task Page_GivesItsContentOnly()
    {
        const string source = """
            <html lang="en"><head><title>My page</title><style>p { color: red }</style><script>var hidden = 1;</script></head>
            <body><nav><a href="/">Home</a></nav>
            <main><h1>Top</h1><p>See <a href="x">the guide</a> for<br>more.</p>
            <p style="display: none">Invisible</p><p hidden>Gone</p>
            <ul><li>one<ul><li>nested</li></ul></li></ul>
            <table><tr><th>City</th><th>Rate</th></tr><tr><td>Bonn</td><td>24 | 25</td></tr></table>
            <table><tr><td><p>Laid</p><table><tr><td>out</td></tr></table></td><td>page</td></tr></table>
            <pre>  code
                more</pre></main><footer>Imprint</footer></body></html>
            """;
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal("My page", document.Title);
        Assert.Equal("en", document.Metadata["language"]);
        Assert.Equal(
            [
                (BlockKind.Heading, 1, "Top"),
                (BlockKind.Paragraph, 0, "See the guide for more."),
                (BlockKind.ListItem, 1, "one"),
                (BlockKind.ListItem, 2, "nested"),
                (BlockKind.Table, 0, "| City | Rate |\n| --- | --- |\n| Bonn | 24 \\| 25 |"),
                (BlockKind.Paragraph, 0, "Laid"),
                (BlockKind.Paragraph, 0, "out"),
                (BlockKind.Paragraph, 0, "page"),
                (BlockKind.Code, 0, "  code\n    more"),
            ],
            document.Blocks.Select(block => (block.Kind, block.Level, document.TextOf(block).ToString()))
        );
    }

    [Theory]
    [InlineData("<div>", 10_000)]
    [InlineData("<b><p>", 10_000)]
    [InlineData("<table><tr><td>", 3_000)]
    [InlineData("<ul><li>", 3_000)]
    public async Task DeepNesting_KeepsItsText(string unit, int times)
    {
        var bytes = Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, unit, times).Append("deep down").ToString());
        Assert.Contains("deep down", (await AllReaders.ReadAsync(FileName, bytes)).Text);
    }

    [Fact]
    public async Task DeclaredEncoding_IsUsed()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding("iso-8859-2").GetBytes("<meta charset=iso-8859-2><p>Zażółć gęślą jaźń</p>");
        Assert.Equal("Zażółć gęślą jaźń", (await AllReaders.ReadAsync(FileName, bytes)).Text);
    }

    [Fact]
    public async Task Metadata_HasPlainKeys()
    {
        const string source = """
            <html lang="de"><head><meta property="og:title" content="The title"><meta name="author" content="Anna Meier">
            <meta property="article:published_time" content="2024-03-01"><meta name="description" content="About it">
            <meta name="keywords" content="a, b"></head><body><p>Text</p></body></html>
            """;
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal("The title", document.Title);
        Assert.Equal(
            [
                ("author", "Anna Meier"),
                ("created", "2024-03-01"),
                ("keywords", "a, b"),
                ("language", "de"),
                ("subject", "About it"),
            ],
            document.Metadata.Select(pair => (pair.Key, pair.Value)).Order()
        );
    }

    [Fact]
    public async Task Surroundings_AreLeftOutAndTheArticleIsKept()
    {
        var words = string.Join(' ', Enumerable.Repeat("Words of the article.", 30));
        var source = $"""
            <body><div class="menu">Menu words</div><ul><li><a href="1">One</a><li><a href="2">Two</a><li><a href="3">Three</a><li><a href="4">Four</a></ul>
            <div id="sidebar"><p>{words}</p></div><p>See the report <a href="https://a.example/r">here</a> or <a href="/x">the rules</a>.</p>
            <footer>Imprint</footer></body>
            """;
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal($"{words}\n\nSee the report here (https://a.example/r) or the rules.", document.Text);
    }

    [Fact]
    public async Task WrongDeclaredEncoding_GivesWay()
    {
        const string text = "Größe und Maß";
        Assert.Equal(
            text,
            (await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes($"<meta charset=iso-8859-1><p>{text}</p>"))).Text
        );
        Assert.Equal(
            text,
            (await AllReaders.ReadAsync(FileName, Encoding.Latin1.GetBytes($"<meta charset=utf-8><p>{text}</p>"))).Text
        );
    }
}
