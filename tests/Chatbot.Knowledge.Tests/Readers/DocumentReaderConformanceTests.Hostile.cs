using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Tests.Readers;

/// <summary>Damaged and hostile files.</summary>
public abstract partial class DocumentReaderConformanceTests
{
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
            await GivesTextOrReasonAsync(Bytes[..length], FileName);
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
            await GivesTextOrReasonAsync(damaged, FileName);
        }
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.md")]
    [InlineData("a.pdf")]
    [InlineData("a.docx")]
    [InlineData("a")]
    [InlineData("a.unknown")]
    public async Task WrongExtension_GivesTheSameTextWhereASignatureTellsTheFormat(string wrongName)
    {
        var outcome = await GivesTextOrReasonAsync(Bytes, wrongName);

        if (HasSignature)
            Assert.Equal((await AllReaders.ReadAsync(FileName, Bytes)).Text, outcome);
    }

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("application/pdf")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("text/plain; charset=utf-8")]
    public async Task WrongMediaType_GivesTheSameText(string mediaType)
    {
        var document = await AllReaders.Within().ReadAsync(new MemoryStream(Bytes), FileName, mediaType, Token);

        Assert.Equal((await AllReaders.ReadAsync(FileName, Bytes)).Text, document.Text);
    }

    [Fact]
    public async Task DeepNesting_GivesTextOrReasonSoon()
    {
        if (Deep is not { } deep)
            return;
        await GivesTextOrReasonAsync(deep, FileName);
        await GivesTextOrReasonAsync(deep, FileName, new ReaderLimits { MaxDepth = 8 });
    }

    [Fact]
    public async Task Bomb_IsRefusedWithinItsLimits()
    {
        if (Bomb is not { } bomb)
            return;
        Assert.True(bomb.Length < 3_000_000);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var reason = await AllReaders.RefusalAsync(FileName, bomb, new ReaderLimits { MaxExpandedBytes = 1_000_000 });

        Assert.Contains("unpacks to more than", reason);
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before < 400_000_000);
    }
}
