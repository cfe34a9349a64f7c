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

    /// <summary>A line or two is all that statistics get in a short file.</summary>
    [Theory]
    [InlineData("shift_jis", "名前,年齢,住所\n佐藤太郎,30,東京")]
    [InlineData("shift_jis", "議事録\n次回の会議は金曜日です。")]
    [InlineData("euc-jp", "議事録\n次回の会議は金曜日です。")]
    [InlineData("iso-2022-jp", "次回の会議は金曜日です。")]
    [InlineData("gb18030", "会议记录\n下次会议在星期五。")]
    [InlineData("big5", "會議記錄\n下次會議在星期五。")]
    [InlineData("euc-kr", "회의록\n다음 회의는 금요일입니다.")]
    [InlineData("koi8-r", "Протокол встречи\nСледующая встреча в пятницу.")]
    [InlineData("windows-1251", "Протокол встречи\nСледующая встреча в пятницу.")]
    [InlineData("cp866", "Протокол встречи\nСледующая встреча в пятницу.")]
    [InlineData("windows-1252", "Grüße aus Köln")]
    [InlineData("iso-8859-1", "Die Prüfung ist für Schüler.")]
    [InlineData("iso-8859-1", "Le café est fermé à Noël.")]
    [InlineData("windows-1252", "L’été dernier — 5 €")]
    [InlineData("iso-8859-1", "El niño comió una piña.")]
    [InlineData("windows-1250", "Zażółć gęślą jaźń, łódź i źrebię.")]
    [InlineData("windows-1250", "Příliš žluťoučký kůň úpěl ďábelské ódy.")]
    [InlineData("windows-1253", "Η επόμενη συνάντηση είναι την Παρασκευή.")]
    [InlineData("windows-1254", "Bir sonraki toplantı Cuma günü, çağrı şimdi.")]
    [InlineData("windows-1255", "הפגישה הבאה ביום שישי.")]
    [InlineData("windows-1256", "الاجتماع القادم يوم الجمعة.")]
    public async Task ShortText_IsRecognised(string encoding, string text) =>
        Assert.Equal(text, (await AllReaders.ReadAsync(FileName, Encoding.GetEncoding(encoding).GetBytes(text))).Text);

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
