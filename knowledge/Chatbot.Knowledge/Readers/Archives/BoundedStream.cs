namespace Chatbot.Knowledge.Readers.Archives;

/// <summary>The content of a member, counted while it is unpacked.</summary>
internal sealed class BoundedStream(Stream packed, ArchiveBudget budget, long? packedBytes, CancellationToken cancellationToken)
    : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int count;
        try
        {
            count = packed.Read(buffer);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            throw new DocumentReaderException("The archive is damaged or incomplete; it may have been cut off.", exception);
        }

        _read += count;
        budget.Charge(count, _read, packedBytes);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            packed.Dispose();
        base.Dispose(disposing);
    }
}
