using Chatbot.Bot.Channels.DirectLine.Tokens;

namespace Chatbot.Bot.Channels.DirectLine.Page;

/// <summary>
/// Knows a browser again by a signed cookie that scripts cannot read. Over https it also works in a frame on another site,
/// there as a visitor of that site only.
/// </summary>
internal sealed class VisitorCookie(DirectLineTokens tokens, ClientAddress address)
{
    public const string Name = "chatbot.visitor";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>The visitor's user id; null for a new browser or a cookie that is not ours.</summary>
    public async Task<string?> ReadAsync(HttpRequest request)
    {
        if (request.Cookies[Name] is not { Length: > 0 } token)
        {
            return null;
        }

        try
        {
            return (await tokens.ReadAsync(token, TokenPurpose.Visitor)).User;
        }
        catch (DirectLineException)
        {
            return null;
        }
    }

    public void Write(HttpContext http, string user)
    {
        var secure = address.IsHttps(http.Request);
        var cookie = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Lifetime,
            Path = "/",
            Secure = secure,
            SameSite = secure ? SameSiteMode.None : SameSiteMode.Lax,
        };
        if (secure)
        {
            cookie.Extensions.Add("Partitioned");
        }

        http.Response.Cookies.Append(Name, tokens.ForVisitor(user), cookie);
    }
}
