using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Readers.Code;

public sealed class SourceCodeReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "a.py";

    protected override byte[] Sample => Encoding.UTF8.GetBytes($"# {Sentence}\n\ndef f(x):\n    return x\n");

    protected override bool HasSignature => false;

    protected override byte[]? Deep => Encoding.UTF8.GetBytes(new string('{', 300_000));

    protected override byte[]? Bomb => null;

    [Fact]
    public async Task Code_IsKeptAsItIsAndNeverReadAsMarkdown()
    {
        const string source = "# not a heading\n- not a list\n    indented = {\n\n        'a': 1,\n    }\n";
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes(source));

        Assert.Equal(source.TrimEnd(), document.Text);
        Assert.Equal(BlockKind.Code, Assert.Single(document.Blocks).Kind);
        Assert.Equal("Python", document.Metadata["programming-language"]);
    }

    [Fact]
    public async Task LongCode_IsCutBetweenFunctions()
    {
        var function = "void F()\n{\n" + string.Concat(Enumerable.Repeat("    call(1, 2, 3);\n\n", 20)) + "}\n\n";
        var document = await AllReaders.ReadAsync("a.c", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(function, 5))));

        Assert.Equal(5, document.Blocks.Count);
        Assert.All(document.Blocks, block => Assert.StartsWith("void F()", document.TextOf(block).ToString()));
    }

    [Fact]
    public async Task OneVeryLongLine_IsCut()
    {
        var document = await AllReaders.ReadAsync(
            "a.js",
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("x=1;", 5_000)))
        );

        Assert.True(document.Blocks.Count > 5);
        Assert.All(document.Blocks, block => Assert.True(block.End - block.Start <= 3_000));
    }
}
