using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>Which sites' pages may use the endpoints.</summary>
internal sealed class Origins(ClientAddress address, IOptions<DirectLineOptions> options)
{
    private readonly HashSet<string> _allowed = new(options.Value.AllowedOrigins, StringComparer.OrdinalIgnoreCase);

    public bool AllowsAll => _allowed.Contains("*");

    public bool IsAllowed(string origin) => AllowsAll || _allowed.Contains(origin);

    /// <summary>Whether a page may call: none named, the own origin, or an allowed one.</summary>
    public bool IsAllowed(HttpRequest request)
    {
        string? origin = request.Headers.Origin;
        return string.IsNullOrEmpty(origin) ? !IsCrossSite(request) : IsSame(request, origin) || IsAllowed(origin);
    }

    /// <summary>Whether the page that calls is served by this server.</summary>
    public bool IsSame(HttpRequest request, string origin) =>
        request.Headers["Sec-Fetch-Site"] == "same-origin"
        || string.Equals(origin, address.GetOrigin(request), StringComparison.OrdinalIgnoreCase);

    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri?.Scheme is "http" or "https"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);

    private static bool IsCrossSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "cross-site";
}
