using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>
/// Which addresses the bot may send to. An activity names the address of its replies, so without this list anybody who can
/// post one could have answers, and later tokens, sent anywhere.
/// </summary>
internal sealed class ServiceUrlPolicy(IOptions<ConnectorOptions> options, IHostEnvironment environment)
{
    private const int MaxLength = 2048;

    private static readonly IReadOnlyList<string> DefaultHosts =
    [
        "*.botframework.com",
        "smba.trafficmanager.net",
        "*.teams.microsoft.com",
        "*.teams.microsoft.us",
    ];

    private readonly IReadOnlyList<string> _hosts = options.Value.AllowedServiceHosts is { Count: > 0 } hosts
        ? hosts
        : DefaultHosts;
    private readonly bool _allowLoopback = environment.IsDevelopment();

    /// <summary>Whether replies may be sent to this address; when not, why.</summary>
    public bool Allows([NotNullWhen(true)] string? serviceUrl, [NotNullWhen(false)] out ConnectorError? error)
    {
        error = Check(serviceUrl);
        return error is null;
    }

    private ConnectorError? Check(string? serviceUrl)
    {
        if (
            string.IsNullOrEmpty(serviceUrl)
            || serviceUrl.Length > MaxLength
            || !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            || uri.UserInfo.Length > 0
            || uri.Query.Length > 0
            || uri.Fragment.Length > 0
        )
        {
            return ConnectorError.BadArgument(
                "'serviceUrl' must be an absolute http or https address without user, query or fragment."
            );
        }

        if (uri.IsLoopback)
        {
            return _allowLoopback
                ? null
                : ConnectorError.Forbidden("'serviceUrl' is an address of this machine, which is allowed in Development only.");
        }

        if (!_hosts.Any(host => Matches(uri.IdnHost, host)))
        {
            return ConnectorError.Forbidden("The host of 'serviceUrl' is not in Connector:AllowedServiceHosts.");
        }

        return uri.Scheme == Uri.UriSchemeHttps ? null : ConnectorError.BadArgument("'serviceUrl' must use https.");
    }

    private static bool Matches(string host, string pattern) =>
        pattern.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
                || host.AsSpan().Equals(pattern.AsSpan(2), StringComparison.OrdinalIgnoreCase)
            : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
