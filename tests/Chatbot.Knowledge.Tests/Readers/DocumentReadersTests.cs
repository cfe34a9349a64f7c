using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Knowledge.Tests.Readers;

public sealed class DocumentReadersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReaderThatHangs_IsAbandonedAtTheDeadline()
    {
        using var hanging = new HangingReader();
        var time = new FakeTimeProvider();
        var limits = new ReaderLimits { Timeout = TimeSpan.FromSeconds(30) };
        var reading = AllReaders.Within(limits, time, hanging).ReadAsync(new MemoryStream([1]), "a.hang", null, Token);

        await hanging.Started.Task;
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(reading.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Contains("longer than 30 seconds", (await Assert.ThrowsAsync<DocumentReaderException>(() => reading)).Message);
    }

    [Fact]
    public async Task ReaderThatHangs_IsAbandonedWhenCancelled()
    {
        using var hanging = new HangingReader();
        using var cancel = new CancellationTokenSource();
        var reading = AllReaders.Within(null, hanging).ReadAsync(new MemoryStream([1]), "a.hang", null, cancel.Token);
        await hanging.Started.Task;

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Theory]
    [InlineData("a.txt", null, "%PDF-1.7 x", "PDF document")]
    [InlineData("a", null, "%PDF-1.7 x", "PDF document")]
    [InlineData("a.md", "text/plain", "# x", "Markdown file")]
    [InlineData("a.md", "application/pdf", "# x", "Markdown file")]
    [InlineData("a.bin", "application/pdf", "no signature", "PDF document")]
    [InlineData("a.pdf", null, "no signature", "PDF document")]
    [InlineData("a.pdf", null, "<!DOCTYPE html><p>x", "web page")]
    [InlineData("a.doc", null, "<html><p>x", "web page")]
    [InlineData("a", "text/html; charset=utf-8", "x", "web page")]
    [InlineData("a", null, " <html><p>x", "web page")]
    [InlineData("a", null, "plain words", "text file")]
    [InlineData("README", "application/octet-stream", "plain words", "text file")]
    [InlineData("a.txt", null, "<html> is a tag", "text file")]
    [InlineData("a", null, "\u0001\u0002\u0003", null)]
    [InlineData("a.zip", null, "x", "text file")]
    public void Format_IsFoundByContentAndName(string fileName, string? mediaType, string content, string? format) =>
        Assert.Equal(format, AllReaders.Within().FormatOf(fileName, mediaType, Encoding.UTF8.GetBytes(content)));

    [Theory]
    [InlineData("a.gz", "H4sIAAAAAAAAAwMAAAAAAAAAAAA=", "archive")]
    [InlineData("a.txt", "H4sIAAAAAAAAAwMAAAAAAAAAAAA=", "archive")]
    [InlineData("a", "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==", "archive")]
    [InlineData("a.rar", "UmFyIRoHAQA=", "Unpack it")]
    [InlineData("a.doc", "0M8R4KGxGuEAAA==", ".docx|before 2007")]
    [InlineData("a.exe", "TVqQAAMAAAAEAAAA//8AALgAAAA=", ".exe")]
    public async Task UnreadFormat_SaysWhyAndWhatToDo(string fileName, string base64, string reason) =>
        Assert.Matches(reason.Replace(".", "\\."), await AllReaders.RefusalAsync(fileName, Convert.FromBase64String(base64)));

    [Fact]
    public async Task NestedFile_IsReadThroughTheCatalogue()
    {
        var outer = new ContainerReader(
            (input, token) => input.ReadNested(Encoding.UTF8.GetBytes("# Inner"), "inner.md", null, token)
        );
        var document = await AllReaders.Within(null, outer).ReadAsync(new MemoryStream([1]), "a.box", null, Token);

        Assert.Equal("Inner", document.Title);
    }

    [Fact]
    public async Task NestedFiles_DeeperThanTheLimit_AreRefused()
    {
        var reads = 0;
        var outer = new ContainerReader(
            (input, token) =>
            {
                reads++;
                return input.ReadNested(new byte[] { 1 }, "again.box", null, token);
            }
        );
        var reading = AllReaders
            .Within(new ReaderLimits { MaxNestedDepth = 3 }, outer)
            .ReadAsync(new MemoryStream([1]), "a.box", null, Token);

        Assert.Contains("3 files deep", (await Assert.ThrowsAsync<DocumentReaderException>(() => reading)).Message);
        Assert.Equal(4, reads);
    }

    [Theory]
    [InlineData(10, 1_000_000, "10 other files")]
    [InlineData(1_000_000, 1_000, "unpacks to more than")]
    public async Task NestedFiles_ShareTheBudgetOfTheOuterFile(int maxFiles, int maxBytes, string reason)
    {
        // Every box holds two boxes, and goes on after one that cannot be read: without a shared budget, 2^20 reads.
        var outer = new ContainerReader(
            (input, token) =>
            {
                for (var i = 0; i < 2; i++)
                {
                    try
                    {
                        input.ReadNested(new byte[10], "again.box", null, token);
                    }
                    catch (DocumentReaderException)
                    {
                        input.Nested.ThrowIfSpent();
                    }
                }

                throw new DocumentReaderException("Only boxes.");
            }
        );
        var limits = new ReaderLimits
        {
            MaxNestedDepth = 20,
            MaxNestedFiles = maxFiles,
            MaxExpandedBytes = maxBytes,
        };
        var reading = AllReaders.Within(limits, outer).ReadAsync(new MemoryStream([1]), "a.box", null, Token);

        Assert.Contains(reason, (await Assert.ThrowsAsync<DocumentReaderException>(() => reading)).Message);
        Assert.InRange(outer.Reads, 2, 110);
    }

    private sealed class ContainerReader(Func<ReaderInput, CancellationToken, ExtractedDocument> read) : IDocumentReader
    {
        public int Reads { get; private set; }

        public string Format => "box";

        public IReadOnlyList<string> MediaTypes { get; } = [];

        public IReadOnlyList<string> Extensions { get; } = [".box"];

        public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
        {
            Reads++;
            return read(input, cancellationToken);
        }
    }
}
