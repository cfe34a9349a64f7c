using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Readers.Rtf;

public sealed class RtfReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "a.rtf";

    protected override byte[] Sample =>
        Rtf($@"{{\rtf1\ansi{{\fonttbl{{\f0 Arial;}}}}\pard\outlinelevel0 Heading\par\pard {Sentence}\par}}");

    protected override bool HasSignature => true;

    protected override byte[]? Deep => Rtf(@"{\rtf1 " + new string('{', 1_000_000));

    protected override byte[]? Bomb => null;

    [Theory]
    [InlineData(@"\u8364?5 and \'80", "€5 and €")]
    [InlineData(@"\uc2\u26085\'93\'fa!", "日!")]
    [InlineData(@"\u-10179?\u-8704?", "😀")]
    [InlineData(@"{\f1 \'93\'fa\'96\'7b}", "日本")]
    [InlineData(@"{\f2 \'cf\'f0\'e8}", "При")]
    [InlineData(@"a\~b\emdash c\ldblquote d\rdblquote\{\}\\", "a\u00A0b—c“d”{}\\")]
    [InlineData(
        @"seen{\v hidden}{\*\unknown gone}{\pict\bin4 }}}} end}{\field{\*\fldinst HYPERLINK ""x""}{\fldrslt  link}}",
        "seen link"
    )]
    public async Task Characters_AreDecoded(string rtf, string expected)
    {
        var text = (
            await AllReaders.ReadAsync(
                FileName,
                Rtf(@"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 A;}{\f1\fcharset128 B;}{\f2\fcharset204 C;}}" + rtf + "}")
            )
        ).Text;

        Assert.Equal(
            expected.Replace('\u00A0', ' '),
            text.Split('{')[0].TrimEnd() is { Length: > 0 } t && !expected.Contains('{') ? t : text
        );
    }

    [Fact]
    public async Task Structure_IsKept()
    {
        const string rtf =
            @"{\rtf1\ansi{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}{\info{\title The file}{\author Ada}}{\header page header}"
            + @"\pard\s1 Scope\par\pard Text{\super\chftn{\footnote\chftn The note.}} goes on.\par{\listtext 1.\tab}\ls1\ilvl1 item\par\pard"
            + @"\trowd\cellx100\cellx200\intbl City\cell Rate\cell\row\trowd\cellx100\cellx200\intbl Bonn\cell 24\cell\row\pard After.\par}";
        var document = await AllReaders.ReadAsync(FileName, Rtf(rtf));

        Assert.Equal("The file", document.Title);
        Assert.Equal("Ada", document.Metadata["author"]);
        Assert.Equal(
            [
                (BlockKind.Heading, 1, "Scope"),
                (BlockKind.Paragraph, 0, "Text goes on."),
                (BlockKind.Paragraph, 0, "The note."),
                (BlockKind.ListItem, 2, "item"),
                (BlockKind.Table, 0, "| City | Rate |\n| --- | --- |\n| Bonn | 24 |"),
                (BlockKind.Paragraph, 0, "After."),
            ],
            document.Blocks.Select(block => (block.Kind, block.Level, document.TextOf(block).ToString()))
        );
    }

    [Fact]
    public async Task CutOff_IsReadWithAWarning()
    {
        var document = await AllReaders.ReadAsync(FileName, Rtf(@"{\rtf1 Kept{\b bold"));

        Assert.Equal("Keptbold", document.Text);
        Assert.Contains("cut off", Assert.Single(document.Warnings));
    }

    [Fact]
    public async Task NestingTooDeep_IsRefused() =>
        Assert.Contains(
            "nested too deeply",
            await AllReaders.RefusalAsync(FileName, Rtf(@"{\rtf1 " + new string('{', 1_000_000)))
        );

    private static byte[] Rtf(string text) => Encoding.Latin1.GetBytes(text);
}
