using System.Text;

namespace Chatbot.Knowledge.Tests.Readers.LegacyOffice;

public sealed class LegacyOfficeReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "a.doc";

    /// <summary>RTF under the name of a Word file, as many programs write it.</summary>
    protected override byte[] Sample => Encoding.ASCII.GetBytes($@"{{\rtf1\ansi {Sentence}\par}}");

    [Fact]
    public async Task NewFormatUnderAnOldName_IsRead() =>
        Assert.Contains("Text", (await AllReaders.ReadAsync(FileName, SampleFiles.Word(SampleFiles.Paragraph("Text")))).Text);

    [Theory]
    [InlineData("a.doc", "WordDocument", ".docx")]
    [InlineData("a.xls", "Workbook", ".xlsx")]
    [InlineData("a.ppt", "PowerPoint Document", ".pptx")]
    [InlineData("a.docx", "WordDocument", ".docx")]
    [InlineData("a.xlsx", "EncryptedPackage", "password")]
    public async Task OldFormat_SaysWhatToDo(string fileName, string stream, string expected)
    {
        byte[] bytes = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes(stream)];
        Assert.Contains(expected, await AllReaders.RefusalAsync(fileName, bytes));
    }
}
