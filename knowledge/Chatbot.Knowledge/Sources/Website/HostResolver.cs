using System.Net;

namespace Chatbot.Knowledge.Sources.Website;

/// <summary>Asks the system's resolver.</summary>
internal sealed class HostResolver : IHostResolver
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        Dns.GetHostAddressesAsync(host, cancellationToken);
}
