using System.Net;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>
/// Accepts programs on this machine, in Development only. A request that a tunnel or proxy passed on, or that a web page
/// sent under a foreign host name, only looks local and is refused.
/// </summary>
internal sealed class LoopbackConnectorAuthenticator : IConnectorAuthenticator
{
    private static readonly ConnectorCaller Local = new();
    private readonly bool _isDevelopment;

    public LoopbackConnectorAuthenticator(IHostEnvironment environment) => _isDevelopment = environment.IsDevelopment();

    public ValueTask<ConnectorCaller?> AuthenticateAsync(HttpContext http) =>
        ValueTask.FromResult(_isDevelopment && IsLocal(http) ? Local : null);

    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote)
        && IsLocalName(http.Request.Host.Host)
        && !http.Request.Headers.ContainsKey("X-Forwarded-For")
        && !http.Request.Headers.ContainsKey("Forwarded");

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
