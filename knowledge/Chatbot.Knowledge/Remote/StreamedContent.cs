using System.Net;

namespace Chatbot.Knowledge.Remote;

/// <summary>A body that is copied from a stream as it is sent, and leaves the stream open.</summary>
internal sealed class StreamedContent(Stream source) : HttpContent
{
    private const int BufferBytes = 81_920;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    ) => source.CopyToAsync(stream, BufferBytes, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = source.CanSeek ? source.Length - source.Position : 0;
        return source.CanSeek;
    }
}
