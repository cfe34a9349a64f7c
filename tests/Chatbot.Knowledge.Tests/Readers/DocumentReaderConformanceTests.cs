using System.Diagnostics;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Tests.Readers;

/// <summary>What every reader promises, whatever its format.</summary>
public abstract class DocumentReaderConformanceTests
{
    /// <summary>A file name of the format.</summary>
    protected abstract string FileName { get; }

    /// <summary>A small file of the format that holds <see cref="Sentence"/>.</summary>
    protected abstract byte[] Sample { get; }

    protected const string Sentence = "The quick brown fox jumps over the lazy dog.";

    private byte[]? _sample;

    private byte[] Bytes => _sample ??= Sample;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sample_GivesItsTextInConsistentBlocks()
    {
        var document = await AllReaders.ReadAsync(FileName, Bytes);

        Assert.Contains(Sentence, document.Text);
        AllReaders.AssertConsistent(document);
    }

    [Fact]
    public async Task Sample_ReadTwice_IsTheSame()
    {
        var first = await AllReaders.ReadAsync(FileName, Bytes);
        var second = await AllReaders.ReadAsync(FileName, Bytes);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(
            first.Blocks.Select(block => (block.Kind, block.Start, block.End, block.Level, block.Page)),
            second.Blocks.Select(block => (block.Kind, block.Start, block.End, block.Level, block.Page))
        );
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
        var reader = AllReaders.Within().Find(FileName, null)!;
        var input = new ReaderInput(Bytes, FileName, null, new ReaderLimits());
        Assert.ThrowsAny<OperationCanceledException>(() => reader.Read(input, cancelled.Token));
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
    public async Task RandomBytes_AreRefused()
    {
        var random = new Random(7);
        for (var i = 0; i < 20; i++)
        {
            var bytes = new byte[random.Next(200, 4000)];
            random.NextBytes(bytes);
            await AllReaders.RefusalAsync(FileName, bytes);
        }
    }

    [Fact]
    public async Task TruncatedAnywhere_GivesTextOrReasonSoon()
    {
        for (var length = 1; length < Bytes.Length; length += Math.Max(1, Bytes.Length / 23))
            await GivesTextOrReasonAsync(Bytes[..length]);
    }

    [Fact]
    public async Task DamagedAnywhere_GivesTextOrReasonSoon()
    {
        var random = new Random(11);
        for (var i = 0; i < 40; i++)
        {
            var damaged = Bytes.ToArray();
            for (var change = 0; change < 5; change++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            await GivesTextOrReasonAsync(damaged);
        }
    }

    [Fact]
    public async Task Stream_IsReadFromItsPositionAndNotDisposed()
    {
        var stream = new MemoryStream(Bytes);
        await AllReaders.Within().ReadAsync(stream, FileName, null, Token);

        Assert.True(stream.CanRead);
        Assert.Equal(stream.Length, stream.Position);
    }

    private async Task GivesTextOrReasonAsync(byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            AllReaders.AssertConsistent(await AllReaders.ReadAsync(FileName, bytes));
        }
        catch (DocumentReaderException exception)
        {
            Assert.NotEmpty(exception.Message);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }
}
