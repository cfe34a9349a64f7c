using System.Text;

namespace Chatbot.Knowledge.Tests.Readers.Text;

public sealed class TextReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "a.txt";

    protected override byte[] Sample => Encoding.UTF8.GetBytes($"First line.\n\n{Sentence}\nAnother line.\n");

    protected override bool HasSignature => false;

    protected override byte[]? Deep => null;

    protected override byte[]? Bomb => null;

    static TextReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", "Grüße aus München, Größe und Maß.")]
    [InlineData("utf-16", "Grüße aus München, Größe und Maß.")]
    [InlineData("utf-16BE", "Grüße aus München, Größe und Maß.")]
    [InlineData("utf-32", "Grüße aus München, Größe und Maß.")]
    [InlineData(
        "windows-1252",
        "Grüße aus München — “Größe” und Maß für 5 €. Die schöne Frau hat einen Kaffee bestellt und fährt dann nach Köln."
    )]
    [InlineData("shift_jis", "氏名は佐藤太郎です。東京都に住んでいて、毎日電車で会社に通っています。これはテストです。")]
    [InlineData("gb18030", "这是一个测试文件，用来检查编码识别是否正确。我们每天都在使用计算机处理中文文本。")]
    [InlineData(
        "windows-1251",
        "Это проверка распознавания кодировки. Мы каждый день работаем с русскими текстами на компьютере."
    )]
    public async Task Encoding_IsRecognised(string encoding, string text)
    {
        var target = Encoding.GetEncoding(encoding);
        var document = await AllReaders.ReadAsync(FileName, [.. target.GetPreamble(), .. target.GetBytes(text)]);
        Assert.Equal(text.Normalize(), document.Text);
    }

    [Fact]
    public async Task BlankLines_PartParagraphsAndLinesAreKept()
    {
        var document = await AllReaders.ReadAsync(FileName, Encoding.UTF8.GetBytes("a\r\nb\r\n\r\n\r\n  c  \rd"));
        Assert.Equal("a\nb\n\nc\nd", document.Text);
        Assert.Equal(2, document.Blocks.Count);
    }

    [Fact]
    public async Task Binary_IsRefusedAsSuch() =>
        Assert.Contains(
            "binary",
            await AllReaders.RefusalAsync(FileName, [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 3, 0, 62])
        );
}
