using System.Net;
using System.Text;
using System.Text.Json;

namespace Chatbot.EndToEnd.Tests.Connector;

/// <summary>What is not accepted, and how that is said.</summary>
public sealed class ConnectorRefusalTests : IAsyncLifetime
{
    private const string Rest =
        "\"channelId\":\"emulator\",\"serviceUrl\":\"http://localhost:9/\",\"conversation\":{\"id\":\"c\"}";
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("chatbot-connector-");
    private ConnectorHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ConnectorHost.StartAsync(_data);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Delete(recursive: true);
    }

    public static TheoryData<string, int> HostileBodies =>
        new()
        {
            { "", 400 },
            { "{", 400 },
            { "{}", 400 },
            { "[]", 400 },
            { "null", 400 },
            { "42", 400 },
            { "{\"type\":\"\"," + Rest + "}", 400 },
            { "{\"type\":7," + Rest + "}", 400 },
            { "{" + Rest + "}", 400 },
            { "{\"type\":\"message\"}", 400 },
            { "{\"type\":\"message\",\"conversation\":{}}", 400 },
            { "{\"type\":\"message\",\"conversation\":{\"id\":\"\"}}", 400 },
            { "{\"type\":\"message\",\"conversation\":{\"id\":7}}", 400 },
            { "{\"type\":\"message\",\"conversation\":\"c\"}", 400 },
            { "{\"type\":\"message\",\"conversation\":null}", 400 },
            { "{\"type\":\"message\",\"id\":7," + Rest + "}", 400 },
            { "{\"type\":\"message\",\"text\":[\"a\"]," + Rest + "}", 400 },
            { "{\"type\":\"message\",\"attachments\":[null]," + Rest + "}", 400 },
            { "{\"type\":\"message\",\"attachments\":{}," + Rest + "}", 400 },
            { "{\"type\":\"message\",\"entities\":[null]," + Rest + "}", 400 },
            { "{\"type\":\"message\",\"value\":" + new string('[', 5000) + new string(']', 5000) + "," + Rest + "}", 400 },
            { "{\"type\":\"message\",\"channelData\":{\"a\":\"\\ud800\"}," + Rest + "}", 400 },
            { "{\"type\":\"continuation\",\"name\":\"job\",\"value\":{\"id\":\"1\"}," + Rest + "}", 400 },
            { "{\"type\":\"message\",\"channelId\":\"e\",\"conversation\":{\"id\":\"c\"}}", 400 },
            { "{\"type\":\"message\",\"serviceUrl\":\"nowhere\",\"conversation\":{\"id\":\"c\"}}", 400 },
            { "{\"type\":\"message\",\"serviceUrl\":7,\"conversation\":{\"id\":\"c\"}}", 400 },
            { "{\"type\":\"message\",\"serviceUrl\":\"file:///etc\",\"conversation\":{\"id\":\"c\"}}", 400 },
            { "{\"type\":\"message\",\"serviceUrl\":\"https://evil.example/\",\"conversation\":{\"id\":\"c\"}}", 403 },
            { "{\"type\":\"message\",\"text\":\"" + new string('a', 1024 * 1024) + "\"," + Rest + "}", 413 },
        };

    [Theory]
    [MemberData(nameof(HostileBodies), DisableDiscoveryEnumeration = true)]
    public async Task HostileBody_GetsAPreciseAnswer(string body, int status)
    {
        using var response = await _host.PostAsync(body, Cancel);

        await AssertRefusedAsync(status, response);
    }

    [Fact]
    public async Task BytesThatAreNotUtf8_AreABadRequest()
    {
        byte[] body = [.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\"," + Rest + "}")];
        using var response = await _host.PostAsync(body, "application/json", Cancel);

        await AssertRefusedAsync(400, response);
    }

    [Fact]
    public async Task TooLargeBodyOfUnknownLength_IsTooLarge()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative))
        {
            Content = new StreamContent(new MemoryStream(new byte[300_000])),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.ContentType = new("application/json");
        using var response = await _host.Client.SendAsync(request, Cancel);

        await AssertRefusedAsync(413, response);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task OtherMediaType_IsUnsupported(string? contentType)
    {
        using var response = await _host.PostAsync("{}"u8.ToArray(), contentType, Cancel);

        await AssertRefusedAsync(415, response);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task OtherMethod_IsNotAllowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/api/messages", UriKind.Relative));
        using var response = await _host.Client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task RequestUnderAForeignHostName_IsUnauthorized()
    {
        _host.Client.DefaultRequestHeaders.Host = "rebound.example";
        using var response = await _host.PostAsync("{\"type\":\"message\"," + Rest + "}", Cancel);

        await AssertRefusedAsync(401, response);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    private static async Task AssertRefusedAsync(int status, HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Equal((status, "application/json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        using var json = JsonDocument.Parse(text);
        var error = json.RootElement.GetProperty("error");
        Assert.NotEmpty(error.GetProperty("code").GetString()!);
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.DoesNotContain("   at ", text);
        Assert.DoesNotContain("System.", text);
    }
}
