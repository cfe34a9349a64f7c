using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Chatbot.Knowledge.Service;

/// <summary>Reads the key of a request: the header <c>Authorization</c>, plain as Kernel Memory has it, or after <c>Bearer</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ApiKeyRing ring,
    IOptions<KnowledgeServiceOptions> options
) : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, loggers, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string BearerPrefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        if (header.Count == 0)
            return Task.FromResult(MayBeAnonymous() ? Accept(Anonymous()) : AuthenticateResult.NoResult());
        var text = header.Count == 1 ? header.ToString().Trim() : "";
        if (text.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase))
            text = text[BearerPrefix.Length..].Trim();
        return Task.FromResult(
            text.Length > 0 && ring.Find(text) is { } key ? Accept(key) : AuthenticateResult.Fail("The API key is not known.")
        );
    }

    /// <summary>Kernel Memory answers 403 to a wrong key, where HTTP says 401.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var isWrong = Request.Headers.Authorization.Count > 0;
        var isOurs = Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        if (isWrong && !isOurs)
            return WriteAsync(StatusCodes.Status403Forbidden, "Invalid API Key");
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        var text = isWrong ? "The API key is not known." : "Missing API Key HTTP header";
        return WriteAsync(StatusCodes.Status401Unauthorized, text);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        WriteAsync(StatusCodes.Status403Forbidden, "The API key has no right to do this.");

    private Task WriteAsync(int status, string detail) => TypedResults.Problem(detail, statusCode: status).ExecuteAsync(Context);

    private static AuthenticateResult Accept(KnowledgeServiceOptions.ApiKey key)
    {
        var principal = new ClaimsPrincipal(new ClaimsIdentity(Caller.ClaimsOf(key), SchemeName));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    /// <summary>Only programs on this machine; a page of a foreign site in a browser is none, and says where it comes from.</summary>
    private bool MayBeAnonymous() =>
        options.Value.DangerouslyAllowAnonymous
        && Context.Connection.RemoteIpAddress is { } from
        && IPAddress.IsLoopback(from)
        && Request.Headers.Origin.Count == 0
        && (
            Request.Host.Host is "localhost"
            || (IPAddress.TryParse(Request.Host.Host, out var host) && IPAddress.IsLoopback(host))
        );

    private KnowledgeServiceOptions.ApiKey Anonymous() =>
        new()
        {
            Name = "anonymous",
            Tenant = options.Value.AnonymousTenant,
            Rights = KnowledgeServiceOptions.Right.Admin,
        };
}
