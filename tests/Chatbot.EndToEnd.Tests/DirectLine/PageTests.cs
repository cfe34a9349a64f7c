using System.Net;
using System.Text.Json;
using Chatbot.Testing.Time;

namespace Chatbot.EndToEnd.Tests.DirectLine;

public sealed class PageTests
{
    private const string Session = "/api/webchat/session";

    [Fact]
    public async Task Session_KnowsTheBrowserAgain()
    {
        await using var host = await DirectLineHost.StartAsync(environment: "Production");

        var (first, cookie) = await OpenAsync(host, "{}");
        var (second, _) = await OpenAsync(host, "{}", cookie);
        var (other, _) = await OpenAsync(host, "{}");

        Assert.Equal(first.GetProperty("userId").GetString(), second.GetProperty("userId").GetString());
        Assert.NotEqual(first.GetProperty("conversationId").GetString(), second.GetProperty("conversationId").GetString());
        Assert.NotEqual(first.GetProperty("userId").GetString(), other.GetProperty("userId").GetString());
    }

    [Fact]
    public async Task Session_ResumesOwnConversations_EvenWithAnExpiredToken()
    {
        var time = new ShiftedTimeProvider();
        await using var host = await DirectLineHost.StartAsync(time: time);
        var (session, cookie) = await OpenAsync(host, "{}");
        var resume = Resume(session);
        await host.GetJsonAsync(
            HttpMethod.Post,
            "/v3/directline/conversations",
            session.GetProperty("token").GetString(),
            "{}",
            HttpStatusCode.Created
        );

        time.Advance(TimeSpan.FromHours(5));
        var (resumed, _) = await OpenAsync(host, resume, cookie);
        using var withoutCookie = await SendAsync(host, resume);
        var (_, stranger) = await OpenAsync(host, "{}");
        using var foreign = await SendAsync(host, Resume(resumed), stranger);
        using var forged = await SendAsync(host, """{"conversationId":"AAAAAAAAAAAAAAAAAAAAAA"}""", cookie);

        Assert.Equal(session.GetProperty("conversationId").GetString(), resumed.GetProperty("conversationId").GetString());
        Assert.Equal(session.GetProperty("userId").GetString(), resumed.GetProperty("userId").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, withoutCookie.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        var problem = JsonDocument.Parse(await foreign.Content.ReadAsStringAsync(DirectLineHost.Token)).RootElement;
        Assert.NotEqual("", problem.GetProperty("detail").GetString());
        Assert.NotEqual("", problem.GetProperty("correlationId").GetString());
    }

    [Fact]
    public async Task Session_WithoutCookies_IsResumedByTheLiveToken()
    {
        await using var host = await DirectLineHost.StartAsync();
        var (session, _) = await OpenAsync(host, "{}");

        var (resumed, _) = await OpenAsync(host, Resume(session));

        Assert.Equal(session.GetProperty("conversationId").GetString(), resumed.GetProperty("conversationId").GetString());
    }

    [Fact]
    public async Task Session_IsForPagesOfAllowedSitesOnly()
    {
        await using var host = await DirectLineHost.StartAsync(settings: "--DirectLine:AllowedOrigins=https://a.example");

        using var own = await SendAsync(host, "{}", null, ("Origin", host.Url));
        using var allowed = await SendAsync(host, "{}", null, ("Origin", "https://a.example"), ("Sec-Fetch-Site", "cross-site"));
        using var foreign = await SendAsync(host, "{}", null, ("Origin", "https://evil.example"));
        using var hidden = await SendAsync(host, "{}", null, ("Sec-Fetch-Site", "cross-site"));
        using var opaque = await SendAsync(host, "{}", null, ("Origin", "null"));

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Equal("true", allowed.Headers.GetValues("Access-Control-Allow-Credentials").Single());
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, hidden.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, opaque.StatusCode);
    }

    [Fact]
    public async Task Cookie_IsForTheServerOnly_AndOverHttpsForFramesToo()
    {
        await using var host = await DirectLineHost.StartAsync(settings: "--Hosting:PublicUrl=https://chat.example");

        using var plain = await SendAsync(host, "{}");
        using var secure = await SendAsync(host, "{}", null, ("Host", "chat.example"), ("Origin", "https://chat.example"));

        var framed = secure.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("samesite=none", framed, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", framed, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("partitioned", framed, StringComparison.OrdinalIgnoreCase);
        var cookie = plain.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Config_TellsThePageWhatItNeeds()
    {
        await using var host = await DirectLineHost.StartAsync();

        var config = await host.GetJsonAsync(HttpMethod.Get, "/api/webchat/config", token: null);

        Assert.Equal("Chatbot", config.GetProperty("name").GetString());
        Assert.Equal("offline", config.GetProperty("mode").GetString());
        Assert.Equal(6, config.GetProperty("prompts").GetArrayLength());
        Assert.Equal(10 * 1024 * 1024, config.GetProperty("maxUploadBytes").GetInt64());
        Assert.Contains(config.GetProperty("acceptedTypes").EnumerateArray(), type => type.GetString() == ".pdf");
    }

    [Fact]
    public async Task Passage_NeedsATokenAndMustExist()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();

        using var anonymous = await host.SendAsync(HttpMethod.Get, "/api/passages/x");
        using var unknown = await host.SendAsync(HttpMethod.Get, "/api/passages/x", guest.Token);

        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("application/problem+json", unknown.Content.Headers.ContentType!.MediaType);
    }

    private static async Task<(JsonElement Session, string Cookie)> OpenAsync(
        DirectLineHost host,
        string body,
        string? cookie = null
    )
    {
        using var response = await SendAsync(host, body, cookie);
        var text = await response.Content.ReadAsStringAsync(DirectLineHost.Token);
        Assert.True(response.IsSuccessStatusCode, text);
        return (JsonDocument.Parse(text).RootElement, response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    private static Task<HttpResponseMessage> SendAsync(
        DirectLineHost host,
        string body,
        string? cookie = null,
        params (string Name, string Value)[] headers
    ) =>
        host.SendAsync(
            HttpMethod.Post,
            Session,
            null,
            DirectLineHost.Json(body),
            cookie is null ? headers : [.. headers, ("Cookie", cookie)]
        );

    private static string Resume(JsonElement session) =>
        $$"""{"conversationId":"{{session.GetProperty("conversationId").GetString()}}","token":"{{session.GetProperty("token").GetString()}}"}""";
}
