namespace Chatbot.Knowledge.Tests;

/// <summary>A stream of text that cannot seek and holds nothing in memory.</summary>
internal sealed class EndlessText(long length) : Stream
{
    private long _left = length;
    private bool _hasBegun;

    /// <summary>Called once, when the first piece was read.</summary>
    public Func<Task>? AfterFirstRead { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_hasBegun && AfterFirstRead is not null)
            await AfterFirstRead();
        cancellationToken.ThrowIfCancellationRequested();
        return Fill(buffer.Span);
    }

    public override int Read(byte[] buffer, int offset, int count) => Fill(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Fill(Span<byte> buffer)
    {
        _hasBegun = true;
        var count = (int)Math.Min(buffer.Length, _left);
        for (var i = 0; i < count; i++)
            buffer[i] = (byte)((_left - i) % 40 == 0 ? '\n' : 'a' + ((_left - i) % 7));
        _left -= count;
        return count;
    }
}
