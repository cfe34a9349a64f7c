using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Readers.Json;

public sealed class JsonFileReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "a.json";

    protected override byte[] Sample =>
        Encoding.UTF8.GetBytes($$"""{"title": "T", "note": "{{Sentence}}", "rows": [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]}""");

    protected override bool HasSignature => false;

    protected override byte[]? Deep => Encoding.UTF8.GetBytes(new string('[', 500_000));

    protected override byte[]? Bomb => null;

    [Fact]
    public async Task Object_HasReadablePathsAndTables()
    {
        const string source = """
            {
              "name": "John Doe", "age": 30, "active": true, "nothing": null,
              "address": { "city": "New York", "zip": "10001" },
              "hobbies": ["reading", "running"],
              "orders": [ { "id": 1, "item": "Pen" }, { "id": 2, "item": "Ink", "note": "blue" } ]
            }
            """;
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal("John Doe", document.Title);
        Assert.Equal(
            [
                (BlockKind.Heading, "John Doe"),
                (
                    BlockKind.Paragraph,
                    "age: 30\nactive: true\naddress.city: New York\naddress.zip: 10001\nhobbies: reading, running"
                ),
                (BlockKind.Heading, "orders"),
                (BlockKind.Table, "| id | item | note |\n| --- | --- | --- |\n| 1 | Pen |  |\n| 2 | Ink | blue |"),
            ],
            document.Blocks.Select(block => (block.Kind, document.TextOf(block).ToString()))
        );
    }

    [Fact]
    public async Task LongTexts_AreParagraphsUnderTheirTitles()
    {
        var text = string.Join(' ', Enumerable.Repeat("Long words follow.", 20));
        var source =
            $$"""[{"id": "1", "title": "First", "text": "{{text}}"}, {"id": "2", "title": "Second", "text": "{{text}}\n\nNew paragraph."}]""";
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal(
            [
                (BlockKind.Heading, "First"),
                (BlockKind.Paragraph, "id: 1"),
                (BlockKind.Paragraph, text),
                (BlockKind.Heading, "Second"),
                (BlockKind.Paragraph, "id: 2"),
                (BlockKind.Paragraph, text),
                (BlockKind.Paragraph, "New paragraph."),
            ],
            document.Blocks.Select(block => (block.Kind, document.TextOf(block).ToString()))
        );
    }

    [Theory]
    [InlineData("a.jsonl")]
    [InlineData("a.ndjson")]
    [InlineData("a.json")]
    public async Task Lines_AreRecords(string fileName)
    {
        var document = await AllReaders.ReadAsync(fileName, "{\"a\": 1, \"b\": \"x\"}\n\n{\"a\": 2, \"b\": \"y\"}\n"u8.ToArray());

        Assert.Equal("| a | b |\n| --- | --- |\n| 1 | x |\n| 2 | y |", document.Text);
        Assert.Empty(document.Warnings);
    }

    [Fact]
    public async Task BrokenLine_IsLeftOutWithAWarning()
    {
        var document = await AllReaders.ReadAsync(
            "a.jsonl",
            "{\"a\": 1, \"b\": 2}\n{\"a\": \n{\"a\": 3, \"b\": 4}\n"u8.ToArray()
        );

        Assert.Equal("Line 2 is not valid JSON and was left out.", Assert.Single(document.Warnings));
        Assert.Contains("| 3 | 4 |", document.Text);
    }

    [Fact]
    public async Task CutOffFile_SaysWhere() =>
        Assert.Contains("line 2", await AllReaders.RefusalAsync(FileName, "{\"a\": 1,\n\"b\": \"x"u8.ToArray()));

    [Fact]
    public async Task BrokenJsonNamedText_IsReadAsText() =>
        Assert.Equal("{\n\"a\": 1,", (await AllReaders.ReadAsync("a.txt", "{\n\"a\": 1,\n"u8.ToArray())).Text);

    [Fact]
    public async Task NestingTooDeep_SaysSo() => Assert.Contains("levels deep", await AllReaders.RefusalAsync(FileName, Deep!));

    [Fact]
    public async Task HalfASurrogate_IsNoCrash() =>
        Assert.Contains("ok", (await AllReaders.ReadAsync(FileName, """{"a": "\ud83d", "b": "ok"}"""u8.ToArray())).Text);

    [Fact]
    public async Task ManyRecords_StayWithinMemory()
    {
        var line = """{"id": 12345, "name": "a name of usual length", "city": "Bonn", "note": "some words"}""" + "\n";
        var bytes = Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, line, 100_000).ToString());
        var document = await AllReaders.ReadAsync("a.jsonl", bytes);

        Assert.Equal(100_001, Assert.Single(document.Blocks).Rows.Count);
    }
}
