using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Readers.Markdown;

public sealed class MarkdownReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "a.md";

    protected override byte[] Sample =>
        Encoding.UTF8.GetBytes($"# Title\n\n{Sentence}\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");

    protected override bool HasSignature => false;

    protected override byte[]? Deep => Encoding.UTF8.GetBytes(new string('>', 50_000) + " end");

    protected override byte[]? Bomb => null;

    [Fact]
    public async Task Structure_IsKept()
    {
        const string source = """
            ---
            title: "Front title"
            ---
            # Top
            Text with **bold**, [a link](https://example.com) and `code`.

            - one
              - nested
            1. first

            | City | Rate |
            |------|-----:|
            | Bonn | 24   |

            ```csharp
            var x = 1;
            ```
            <p>Raw <b>HTML</b> text</p>
            """;
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal("Front title", document.Title);
        Assert.Equal(
            [
                (BlockKind.Heading, 1, "Top"),
                (BlockKind.Paragraph, 0, "Text with bold, a link and code."),
                (BlockKind.ListItem, 1, "one"),
                (BlockKind.ListItem, 2, "nested"),
                (BlockKind.ListItem, 1, "first"),
                (BlockKind.Table, 0, "| City | Rate |\n| --- | --- |\n| Bonn | 24 |"),
                (BlockKind.Code, 0, "var x = 1;"),
                (BlockKind.Paragraph, 0, "Raw HTML text"),
            ],
            document.Blocks.Select(block => (block.Kind, block.Level, document.TextOf(block).ToString()))
        );
    }

    [Theory]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("*a **b ")]
    [InlineData("<div>")]
    public async Task DeepNesting_GivesTextOrReason(string unit)
    {
        var bytes = Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, unit, 10_000).Append("deep").ToString());
        try
        {
            Assert.Contains("deep", (await AllReaders.ReadAsync(FileName, bytes)).Text);
        }
        catch (Chatbot.Knowledge.Readers.DocumentReaderException exception)
        {
            Assert.Contains("nested", exception.Message);
        }
    }

    [Fact]
    public async Task FrontMatter_IsMetadata()
    {
        const string source =
            "---\ntitle: 'The plan'\nauthor: Anna Meier\ndate: 2024-03-01\ntags: [a, b]\nkeywords:\n  - c\nlayout: page\n---\nText\n";
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal("The plan", document.Title);
        Assert.Equal("Text", document.Text);
        Assert.Equal(
            [("author", "Anna Meier"), ("created", "2024-03-01"), ("keywords", "a, b, c")],
            document.Metadata.Select(pair => (pair.Key, pair.Value)).Order()
        );
    }
}
