using System.Net;
using System.Net.Sockets;

namespace Chatbot.Knowledge.Sources.Website;

/// <summary>
/// Makes HTTP clients that connect to nothing but allowed addresses: the name is resolved and checked at every connection,
/// and the connection goes to the very address that was checked. They follow no redirects; each hop is a request of its own.
/// </summary>
internal sealed class SiteClients(IHostResolver resolver)
{
    private const int LargestHeadersKilobytes = 64;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>A client for one crawl; the caller disposes it.</summary>
    public HttpClient Create(AddressPolicy policy)
    {
#pragma warning disable CA2000 // The client disposes it.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, policy, cancellationToken),
            MaxResponseHeadersLength = LargestHeadersKilobytes,
            UseCookies = false,
            UseProxy = false,
        };
#pragma warning restore CA2000
        return new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, AddressPolicy policy, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ConnectTimeout);
        IPAddress[] found = IPAddress.TryParse(endPoint.Host, out var literal)
            ? [literal]
            : await resolver.ResolveAsync(endPoint.Host, limit.Token);
        var allowed = Array.FindAll(found, policy.Allows);
        if (allowed.Length == 0)
        {
            throw new AddressRefusedException(
                found.Length == 0
                    ? $"The host {endPoint.Host} has no address."
                    : $"The host {endPoint.Host} leads to {string.Join<IPAddress>(", ", found)}, which is not public. If it is meant, "
                        + "add its network to AllowedNetworks."
            );
        }

#pragma warning disable CA2000 // The stream disposes it.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
        try
        {
            await socket.ConnectAsync(allowed, endPoint.Port, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
