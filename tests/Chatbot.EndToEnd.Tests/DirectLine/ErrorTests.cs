using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Chatbot.Bot.Persistence;
using Chatbot.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.EndToEnd.Tests.DirectLine;

public sealed class ErrorTests
{
    private const string Generate = "/v3/directline/tokens/generate";
    private const string Refresh = "/v3/directline/tokens/refresh";

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"type\":")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":\"message\",\"text\":5}")]
    [InlineData("{\"type\":\"message\",\"id\":5,\"text\":\"a\"}")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"attachments\":5}")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"attachments\":[5]}")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"attachments\":[{\"contentUrl\":\"javascript:alert(1)\"}]}")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"attachments\":[{\"contentUrl\":\"upload:AAAAAAAAAAAAAAAAAAAAAA\"}]}")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"channelData\":\"text\"}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\"}")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"channelData\":{\"clientActivityID\":\"\\ud800\"}}")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"timestamp\":\"yesterday\"}")]
    [InlineData("{\"type\":\"conversationUpdate\",\"membersAdded\":[{\"id\":\"x\"}]}")]
    [InlineData("{\"type\":\"invoke\",\"name\":\"x\"}")]
    public async Task Post_Malformed_IsABadRequest(string body)
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();

        using var response = await host.SendAsync(
            HttpMethod.Post,
            guest.Path + "/activities",
            guest.Token,
            DirectLineHost.Json(body)
        );

        await AssertErrorAsync(response, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"attachments\":[null],\"entities\":[null]}")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"attachments\":[],\"channelData\":null,\"from\":null}")]
    [InlineData("{\"type\":\"message\",\"text\":\"a\",\"entities\":[{\"type\":\"unknown\",\"x\":{\"y\":[1]}}],\"extra\":1}")]
    [InlineData("{\"type\":\"event\",\"name\":\"x\",\"value\":{\"a\":[1,2]}}")]
    [InlineData("{\"type\":\"typing\"}")]
    public async Task Post_Odd_IsTolerated(string body)
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();

        var answer = await host.GetJsonAsync(HttpMethod.Post, guest.Path + "/activities", guest.Token, body);

        Assert.StartsWith(guest.Conversation + "|", answer.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Post_TooDeepOrTooLargeOrNotJson_IsRefusedPrecisely()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        var path = guest.Path + "/activities";
        var deep = $$"""{"type":"message","text":"a","value":{{new string('[', 200)}}{{new string(']', 200)}}}""";
        var large = $$"""{"type":"message","text":"{{new string('a', 300_000)}}"}""";

        using var tooDeep = await host.SendAsync(HttpMethod.Post, path, guest.Token, DirectLineHost.Json(deep));
        using var tooLarge = await host.SendAsync(HttpMethod.Post, path, guest.Token, DirectLineHost.Json(large));
        using var text = await host.SendAsync(
            HttpMethod.Post,
            path,
            guest.Token,
            new StringContent("{\"type\":\"message\",\"text\":\"a\"}", Encoding.UTF8, "text/plain")
        );
        using var latin = await host.SendAsync(
            HttpMethod.Post,
            path,
            guest.Token,
            new ByteArrayContent([.. "{\"type\":\"message\",\"text\":\""u8, 0xE4, .. "\"}"u8])
            {
                Headers = { ContentType = new("application/json") },
            }
        );

        await AssertErrorAsync(tooDeep, HttpStatusCode.BadRequest);
        await AssertErrorAsync(tooLarge, HttpStatusCode.RequestEntityTooLarge);
        await AssertErrorAsync(text, HttpStatusCode.UnsupportedMediaType);
        await AssertErrorAsync(latin, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task ClientMembers_ThatTheServerOwns_AreIgnored()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        await host.GetJsonAsync(
            HttpMethod.Post,
            guest.Path + "/activities",
            guest.Token,
            """
            {"type":"message","text":"x","id":"mine","timestamp":"2001-01-01T00:00:00Z","serviceUrl":"http://evil","channelId":"msteams",
             "conversation":{"id":"other"},"recipient":{"id":"r"},"deliveryMode":"expectReplies","callerId":"urn:x",
             "from":{"id":"admin","role":"bot","aadObjectId":"1"}}
            """
        );

        var echo = (await guest.ListUntilAsync(seen => seen.Length == 2))[0];

        Assert.NotEqual("mine", echo.IdOf());
        Assert.NotEqual(2001, echo.TimeOf().Year);
        Assert.Equal("directline", echo.GetProperty("channelId").GetString());
        Assert.Equal(guest.Conversation, echo.GetProperty("conversation").GetProperty("id").GetString());
        Assert.StartsWith("dl_", echo.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("user", echo.GetProperty("from").GetProperty("role").GetString());
        Assert.False(echo.GetProperty("from").TryGetProperty("aadObjectId", out _));
        Assert.False(echo.TryGetProperty("serviceUrl", out _));
    }

    [Fact]
    public async Task Token_Statuses_TellTheClientWhatToDo()
    {
        var time = new ShiftedTimeProvider();
        await using var host = await DirectLineHost.StartAsync(time: time);
        var guest = await host.StartConversationAsync();
        var other = await host.StartConversationAsync();
        var unsigned = Unsigned(guest.Token);

        await AssertErrorAsync(await host.SendAsync(HttpMethod.Get, guest.Path), HttpStatusCode.Unauthorized);
        await AssertErrorAsync(await host.SendAsync(HttpMethod.Get, guest.Path, "rubbish"), HttpStatusCode.Unauthorized);
        await AssertErrorAsync(await host.SendAsync(HttpMethod.Get, guest.Path, "a.b.c"), HttpStatusCode.Unauthorized);
        await AssertErrorAsync(await host.SendAsync(HttpMethod.Get, guest.Path, unsigned), HttpStatusCode.Unauthorized);
        await AssertErrorAsync(
            await host.SendAsync(HttpMethod.Get, guest.Path, Symmetric(guest.Token)),
            HttpStatusCode.Unauthorized
        );
        await AssertErrorAsync(await host.SendAsync(HttpMethod.Get, guest.Path, Tampered(guest.Token)), HttpStatusCode.Forbidden);
        await AssertErrorAsync(await host.SendAsync(HttpMethod.Get, guest.Path, other.Token), HttpStatusCode.Forbidden);
        await AssertErrorAsync(await host.SendAsync(HttpMethod.Get, guest.Path, StreamToken(guest)), HttpStatusCode.Forbidden);
        var refreshed = await host.GetJsonAsync(HttpMethod.Post, Refresh, guest.Token);
        time.Advance(TimeSpan.FromSeconds(1801));
        await AssertErrorAsync(await host.SendAsync(HttpMethod.Post, Refresh, guest.Token), HttpStatusCode.Forbidden);
        await AssertErrorAsync(
            await host.SendAsync(HttpMethod.Get, guest.Path, refreshed.GetProperty("token").GetString()),
            HttpStatusCode.Forbidden
        );
    }

    [Fact]
    public async Task Secret_CreatesTokensAndMayDoEverything()
    {
        await using var host = await DirectLineHost.StartAsync(environment: "Production");
        await AssertErrorAsync(await host.SendAsync(HttpMethod.Post, Generate), HttpStatusCode.Unauthorized);

        var generated = await host.GetJsonAsync(
            HttpMethod.Post,
            Generate,
            DirectLineHost.Secret,
            """{"user":{"id":"dl_alice","name":"Alice"},"trustedOrigins":["https://a.example"]}"""
        );
        var token = generated.GetProperty("token").GetString()!;
        var claims = JsonDocument.Parse(Decode(token.Split('.')[1])).RootElement;
        var direct = await host.GetJsonAsync(
            HttpMethod.Post,
            "/v3/directline/conversations",
            DirectLineHost.Secret,
            """{"user":{"id":"bob"}}""",
            HttpStatusCode.Created
        );
        var path = "/v3/directline/conversations/" + direct.GetProperty("conversationId").GetString();
        var post = """{"type":"message","text":"hi","from":{"id":"bob"}}""";
        await host.GetJsonAsync(HttpMethod.Post, path + "/activities", DirectLineHost.Secret, post);
        await host.GetJsonAsync(HttpMethod.Get, path + "?watermark=", DirectLineHost.Secret);

        Assert.Equal("dl_alice", claims.GetProperty("user").GetString());
        Assert.Equal("https://a.example", claims.GetProperty("origins")[0].GetString());
        await AssertErrorAsync(
            await host.SendAsync(HttpMethod.Get, "/v3/directline/conversations/unknown", DirectLineHost.Secret),
            HttpStatusCode.NotFound
        );
        await AssertErrorAsync(
            await host.SendAsync(HttpMethod.Get, "/v3/directline/conversations/AAAAAAAAAAAAAAAAAAAAAA", DirectLineHost.Secret),
            HttpStatusCode.NotFound
        );
        await AssertErrorAsync(
            await host.SendAsync(HttpMethod.Post, Generate, DirectLineHost.Secret + "x"),
            HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task TrustedOrigins_AreEnforcedWhereThePageSaysWhereItIs()
    {
        await using var host = await DirectLineHost.StartAsync(
            settings: "--DirectLine:AllowedOrigins=https://a.example,https://b.example"
        );
        var generated = await host.GetJsonAsync(
            HttpMethod.Post,
            Generate,
            DirectLineHost.Secret,
            """{"trustedOrigins":["https://a.example"]}"""
        );
        var token = generated.GetProperty("token").GetString()!;

        using var good = await host.SendAsync(HttpMethod.Post, Refresh, token, null, ("Origin", "https://a.example"));
        using var bad = await host.SendAsync(HttpMethod.Post, Refresh, token, null, ("Origin", "https://b.example"));
        var started = await host.GetJsonAsync(
            HttpMethod.Post,
            "/v3/directline/conversations",
            token,
            "{}",
            HttpStatusCode.Created
        );
        var url = started.GetProperty("streamUrl").GetString()!;
        using var socket = await DirectLineSocket.ConnectAsync(url, "https://a.example");

        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.Equal("https://a.example", good.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("https://b.example", bad.Headers.GetValues("Access-Control-Allow-Origin").Single());
        await AssertErrorAsync(bad, HttpStatusCode.Forbidden);
        await Assert.ThrowsAsync<WebSocketException>(() => DirectLineSocket.ConnectAsync(url, "https://b.example"));
    }

    [Fact]
    public async Task Socket_FromAPageThatIsNotAllowed_IsRefused()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();

        using var own = await DirectLineSocket.ConnectAsync(guest.StreamUrl, host.Url);
        await Assert.ThrowsAsync<WebSocketException>(() =>
            DirectLineSocket.ConnectAsync(guest.StreamUrl, "https://evil.example")
        );
        await Assert.ThrowsAsync<WebSocketException>(() =>
            DirectLineSocket.ConnectAsync(guest.StreamUrl.Replace(StreamToken(guest), guest.Token, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Errors_AndPreflights_CarryCorsHeadersForAllowedOriginsOnly()
    {
        await using var host = await DirectLineHost.StartAsync(settings: "--DirectLine:AllowedOrigins:0=https://a.example");
        using var error = await host.SendAsync(HttpMethod.Post, Refresh, "x", null, ("Origin", "https://a.example"));
        using var unknown = await host.SendAsync(
            HttpMethod.Get,
            "/v3/directline/nothing",
            "x",
            null,
            ("Origin", "https://a.example")
        );
        using var foreign = await host.SendAsync(HttpMethod.Post, Refresh, "x", null, ("Origin", "https://evil.example"));
        using var preflight = await host.SendAsync(
            HttpMethod.Options,
            Refresh,
            null,
            null,
            ("Origin", "https://a.example"),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with")
        );

        Assert.Equal("https://a.example", error.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("https://a.example", unknown.Headers.GetValues("Access-Control-Allow-Origin").Single());
        await AssertErrorAsync(unknown, HttpStatusCode.NotFound);
        Assert.False(foreign.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Contains("x-ms-bot-agent", preflight.Headers.GetValues("Access-Control-Allow-Headers").Single());
        Assert.Equal("86400", preflight.Headers.GetValues("Access-Control-Max-Age").Single());
    }

    [Fact]
    public async Task Limits_AnswerTooManyRequestsWithAWait()
    {
        await using var host = await DirectLineHost.StartAsync(
            settings: ["--DirectLine:TokensPerMinute=2", "--DirectLine:PostsPerMinute=2", "--DirectLine:SocketsPerConversation=1"]
        );
        var guest = await host.StartConversationAsync();
        using var socket = await guest.ConnectAsync();
        await host.GetJsonAsync(HttpMethod.Post, Generate, token: null);

        using var tokens = await host.SendAsync(HttpMethod.Post, Generate);
        await guest.PostAsync("1");
        await guest.PostAsync("2");
        using var posts = await host.SendAsync(
            HttpMethod.Post,
            guest.Path + "/activities",
            guest.Token,
            DirectLineHost.Json("""{"type":"message","text":"3"}""")
        );

        await AssertErrorAsync(tokens, HttpStatusCode.TooManyRequests);
        await AssertErrorAsync(posts, HttpStatusCode.TooManyRequests);
        Assert.NotNull(tokens.Headers.RetryAfter);
        await Assert.ThrowsAsync<WebSocketException>(() => guest.ConnectAsync());
    }

    [Fact]
    public async Task Post_WhenStorageFails_AsksToTryAgain()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        using (var sql = host.Services.GetRequiredService<Database>().Open())
        {
            sql.Execute("ALTER TABLE transcript RENAME TO away");
        }

        using var failed = await host.SendAsync(
            HttpMethod.Post,
            guest.Path + "/activities",
            guest.Token,
            DirectLineHost.Json("""{"type":"message","text":"x"}""")
        );
        using (var sql = host.Services.GetRequiredService<Database>().Open())
        {
            sql.Execute("ALTER TABLE away RENAME TO transcript");
        }

        Assert.NotNull(failed.Headers.RetryAfter);
        await AssertErrorAsync(failed, HttpStatusCode.ServiceUnavailable);
        await guest.PostAsync("again");
        await guest.ListUntilAsync(seen => seen.Length == 2);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("99999999999999999999999")]
    public async Task Watermark_OfSomebodyElse_IsABadRequest(string watermark)
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();

        await AssertErrorAsync(
            await host.SendAsync(HttpMethod.Get, $"{guest.Path}/activities?watermark={watermark}", guest.Token),
            HttpStatusCode.BadRequest
        );
    }

    private static async Task AssertErrorAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(DirectLineHost.Token);
            Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} instead of {(int)expected}: {body}");
            var error = JsonDocument.Parse(body).RootElement.GetProperty("error");
            Assert.NotEqual("", error.GetProperty("code").GetString());
            Assert.NotEqual("", error.GetProperty("message").GetString());
            Assert.DoesNotContain("System.", body, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        }
    }

    private static string StreamToken(DirectLineGuest guest) =>
        guest.StreamUrl[(guest.StreamUrl.IndexOf("t=ey", StringComparison.Ordinal) + 2)..];

    private static string Unsigned(string token) =>
        Convert.ToBase64String("{\"alg\":\"none\"}"u8).TrimEnd('=') + "." + token.Split('.')[1] + ".";

    private static string Symmetric(string token)
    {
        var signed =
            Convert.ToBase64String("{\"alg\":\"HS256\",\"kid\":\"directline-1\"}"u8).TrimEnd('=') + "." + token.Split('.')[1];
        var signature = System.Security.Cryptography.HMACSHA256.HashData("directline-1"u8, Encoding.ASCII.GetBytes(signed));
        return signed + "." + System.Buffers.Text.Base64Url.EncodeToString(signature);
    }

    private static string Tampered(string token) =>
        token[..^4] + (token.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");

    private static byte[] Decode(string part) => System.Buffers.Text.Base64Url.DecodeFromChars(part);
}
