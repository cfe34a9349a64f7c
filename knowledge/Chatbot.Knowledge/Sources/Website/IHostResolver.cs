using System.Net;

namespace Chatbot.Knowledge.Sources.Website;

/// <summary>Finds the addresses of a host.</summary>
internal interface IHostResolver
{
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}
