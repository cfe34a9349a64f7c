using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Tests.Snippets;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Knowledge.Tests.Readers;

/// <summary>The readers under limits that a test chooses.</summary>
internal static class AllReaders
{
    public static DocumentReaders Within(ReaderLimits? limits = null, params IDocumentReader[] extra) =>
        Within(limits, TimeProvider.System, extra);

    public static DocumentReaders Within(ReaderLimits? limits, TimeProvider time, params IDocumentReader[] extra) =>
        new([.. Create(), .. extra], limits ?? new ReaderLimits(), time);

    /// <summary>Every reader of the catalogue, and the one that the documentation shows.</summary>
    public static IEnumerable<IDocumentReader> Create() =>
        new ServiceCollection()
            .AddDocumentReaders()
            .AddSingleton<IDocumentReader, VCardReader>()
            .BuildServiceProvider()
            .GetServices<IDocumentReader>();

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
