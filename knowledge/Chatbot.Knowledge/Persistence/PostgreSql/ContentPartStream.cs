using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Persistence.PostgreSql;

/// <summary>Reads an original part by part; one part is in memory at a time.</summary>
internal sealed class ContentPartStream(KnowledgeDatabase database, string hash, long length) : Stream
{
    private ReadOnlyMemory<byte> _rest;
    private int _next;
    private bool _isAtEnd;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_rest.IsEmpty && !_isAtEnd)
        {
            await using var context = await database.OpenAsync(cancellationToken);
            var part = _next++;
            var bytes = await context
                .Set<ContentPartRow>()
                .Where(row => row.Hash == hash && row.Part == part)
                .Select(row => row.Bytes)
                .FirstOrDefaultAsync(cancellationToken);
            (_rest, _isAtEnd) = (bytes ?? [], bytes is null);
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }
}
