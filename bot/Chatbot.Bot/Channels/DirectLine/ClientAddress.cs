namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>
/// The address under which a client reached us: that of the request, with the scheme of <c>Hosting:PublicUrl</c> when that
/// names the same host, as behind a proxy that ends TLS.
/// </summary>
internal sealed class ClientAddress(IConfiguration configuration)
{
    private readonly Uri? _public = Uri.TryCreate(configuration["Hosting:PublicUrl"], UriKind.Absolute, out var uri) ? uri : null;

    /// <summary>Scheme and host, as in the header <c>Origin</c>.</summary>
    public string GetOrigin(HttpRequest request) => $"{(IsHttps(request) ? "https" : "http")}://{request.Host.Value}";

    /// <summary>Base address of the endpoints.</summary>
    public string GetBase(HttpRequest request) => $"{GetOrigin(request)}{request.PathBase}{DirectLineEndpoints.BasePath}";

    /// <summary>Base address of sockets.</summary>
    public string GetSocketBase(HttpRequest request) =>
        $"{(IsHttps(request) ? "wss" : "ws")}://{request.Host.Value}{request.PathBase}{DirectLineEndpoints.BasePath}";

    public bool IsHttps(HttpRequest request) =>
        request.IsHttps
        || (
            _public?.Scheme == Uri.UriSchemeHttps
            && string.Equals(_public.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
        );
}
