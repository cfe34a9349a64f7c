using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Readers.Excel;
using Chatbot.Knowledge.Readers.Html;
using Chatbot.Knowledge.Readers.LegacyOffice;
using Chatbot.Knowledge.Readers.Markdown;
using Chatbot.Knowledge.Readers.OpenDocument;
using Chatbot.Knowledge.Readers.Pdf;
using Chatbot.Knowledge.Readers.PowerPoint;
using Chatbot.Knowledge.Readers.Rtf;
using Chatbot.Knowledge.Readers.Word;
using TextReader = Chatbot.Knowledge.Readers.Text.TextReader;

namespace Chatbot.Knowledge.Tests.Readers;

/// <summary>The readers under limits that a test chooses.</summary>
internal static class AllReaders
{
    public static DocumentReaders Within(ReaderLimits? limits = null, params IDocumentReader[] extra) =>
        new(
            [
                new MarkdownReader(),
                new TextReader(),
                new HtmlReader(),
                new PdfReader(),
                new WordReader(),
                new PowerPointReader(),
                new ExcelReader(),
                new OpenDocumentReader(),
                new RtfReader(),
                new LegacyOfficeReader(),
                .. extra,
            ],
            limits ?? new ReaderLimits(),
            TimeProvider.System
        );

    public static Task<ExtractedDocument> ReadAsync(string fileName, byte[] bytes, ReaderLimits? limits = null) =>
        Within(limits).ReadAsync(new MemoryStream(bytes), fileName, mediaType: null, TestContext.Current.CancellationToken);

    public static async Task<string> RefusalAsync(string fileName, byte[] bytes, ReaderLimits? limits = null) =>
        (await Assert.ThrowsAsync<DocumentReaderException>(() => ReadAsync(fileName, bytes, limits))).Message;

    /// <summary>Blocks are in order, do not overlap, are not blank, and leave no non-blank character out.</summary>
    public static void AssertConsistent(ExtractedDocument document)
    {
        var end = 0;
        foreach (var block in document.Blocks)
        {
            Assert.True(block.Start >= end && block.End > block.Start && block.End <= document.Text.Length);
            Assert.True(string.IsNullOrWhiteSpace(document.Text[end..block.Start]));
            Assert.False(string.IsNullOrWhiteSpace(document.Text[block.Start..block.End]));
            Assert.All(block.Rows, row => Assert.True(row.Start >= block.Start && row.End <= block.End));
            end = block.End;
        }

        Assert.True(string.IsNullOrWhiteSpace(document.Text[end..]));
    }
}
