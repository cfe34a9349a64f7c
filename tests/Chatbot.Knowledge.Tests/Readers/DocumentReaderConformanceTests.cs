using System.Diagnostics;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Tests.Readers;

/// <summary>What every reader promises, whatever its format.</summary>
public abstract partial class DocumentReaderConformanceTests
{
    protected const string Sentence = "The quick brown fox jumps over the lazy dog.";
    private byte[]? _sample;

    /// <summary>A file name of the format.</summary>
    protected abstract string FileName { get; }

    /// <summary>A small file of the format that holds <see cref="Sentence"/>.</summary>
    protected abstract byte[] Sample { get; }

    /// <summary>Whether the format starts with a signature, so that its files are known under any name.</summary>
    protected abstract bool HasSignature { get; }

    /// <summary>A file nested far deeper than any honest one, or null when nothing nests in the format.</summary>
    protected abstract byte[]? Deep { get; }

    /// <summary>A small file that unpacks to more than 30 MB, or null when nothing is packed in the format.</summary>
    protected abstract byte[]? Bomb { get; }

    private byte[] Bytes => _sample ??= Sample;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sample_GivesItsTextInConsistentBlocks()
    {
        var document = await AllReaders.ReadAsync(FileName, Bytes);

        Assert.Contains(Sentence, document.Text);
        Assert.Empty(document.Warnings);
        AllReaders.AssertConsistent(document);
    }

    [Fact]
    public async Task Sample_ReadTwice_IsTheSame() =>
        AssertSame(await AllReaders.ReadAsync(FileName, Bytes), await AllReaders.ReadAsync(FileName, Bytes));

    [Fact]
    public async Task Sample_ReadByManyThreads_IsTheSame()
    {
        const int threads = 8;
        var reader = AllReaders.Within().Find(FileName, null)!;
        using var together = new Barrier(threads);
        var documents = await Task.WhenAll(
            Enumerable
                .Range(0, threads)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            together.SignalAndWait(Token);
                            return reader.Read(new ReaderInput(Bytes, FileName, null, new ReaderLimits()), Token);
                        },
                        Token,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );

        Assert.All(documents, document => AssertSame(documents[0], document));
        Assert.Contains(Sentence, documents[0].Text);
    }

    [Fact]
    public async Task Metadata_HasPlainKeysAndValues()
    {
        var document = await AllReaders.ReadAsync(FileName, Bytes);

        Assert.All(document.Metadata, pair => Assert.Matches("^[a-z][a-z-]*$", pair.Key));
        Assert.All(document.Metadata, pair => Assert.False(string.IsNullOrWhiteSpace(pair.Value)));
    }

    [Fact]
    public async Task Cancelled_BeforeReading_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            AllReaders.Within().ReadAsync(new MemoryStream(Bytes), FileName, null, cancelled.Token)
        );
    }

    [Fact]
    public async Task Cancelled_InTheReader_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Assert.ThrowsAny<OperationCanceledException>(() => Read(Bytes, cancelled.Token));
    }

    [Fact]
    public void Cancelled_WhileReading_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        var content = new CancellingMemory(Bytes, cancelled).Memory;
        Assert.ThrowsAny<OperationCanceledException>(() => Read(content, cancelled.Token));
    }

    [Fact]
    public async Task File_LargerThanTheLimit_IsRefused() =>
        Assert.Contains(
            "larger than",
            await AllReaders.RefusalAsync(FileName, Bytes, new ReaderLimits { MaxBytes = Bytes.Length - 1 })
        );

    [Fact]
    public async Task Text_LongerThanTheLimit_IsRefused() =>
        Assert.Contains("characters", await AllReaders.RefusalAsync(FileName, Bytes, new ReaderLimits { MaxCharacters = 10 }));

    [Fact]
    public async Task EmptyFile_IsRefused() => Assert.Contains("empty", await AllReaders.RefusalAsync(FileName, []));

    [Fact]
    public async Task Stream_IsReadFromItsPositionAndNotDisposed()
    {
        var stream = new MemoryStream([1, 2, 3, .. Bytes]) { Position = 3 };
        var document = await AllReaders.Within().ReadAsync(stream, FileName, null, Token);

        Assert.Contains(Sentence, document.Text);
        Assert.True(stream.CanRead);
        Assert.Equal(stream.Length, stream.Position);
    }

    private ExtractedDocument Read(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var reader = AllReaders.Within().Find(FileName, null)!;
        return reader.Read(new ReaderInput(content, FileName, null, new ReaderLimits()), cancellationToken);
    }

    private static void AssertSame(ExtractedDocument first, ExtractedDocument second)
    {
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Title, second.Title);
        Assert.Equal(first.Metadata, second.Metadata);
        Assert.Equal(first.Warnings, second.Warnings);
        Assert.Equal(
            first.Blocks.Select(block => (block.Kind, block.Start, block.End, block.Level, block.Page)),
            second.Blocks.Select(block => (block.Kind, block.Start, block.End, block.Level, block.Page))
        );
    }

    private async Task<string> GivesTextOrReasonAsync(byte[] bytes, string fileName, ReaderLimits? limits = null)
    {
        var watch = Stopwatch.StartNew();
        string outcome;
        try
        {
            var document = await AllReaders.ReadAsync(fileName, bytes, limits);
            AllReaders.AssertConsistent(document);
            outcome = document.Text;
        }
        catch (DocumentReaderException exception)
        {
            Assert.NotEmpty(exception.Message);
            outcome = exception.Message;
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
        return outcome;
    }
}
