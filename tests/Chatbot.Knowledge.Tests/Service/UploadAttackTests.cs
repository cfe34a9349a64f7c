using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;

namespace Chatbot.Knowledge.Tests.Service;

/// <summary>Bodies, names and headers that are meant to harm.</summary>
public sealed class UploadAttackTests : IAsyncLifetime
{
    private ServiceHost _service = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _service = await ServiceHost.StartAsync();

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("user:")]
    [InlineData("group: ")]
    [InlineData("all")]
    [InlineData("")]
    public async Task PrincipalThatIsNone_IsRefused(string principal)
    {
        using var client = _service.Client();
        using var response = await client.PostAsync("/api/v1/documents", ImportForm.Create("a.md", "Words.", principal), Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("..\\..\\windows\\win.ini")]
    [InlineData("/etc/passwd")]
    [InlineData("a\u0000.md")]
    public async Task FileNameWithAPath_WritesNowhereElse(string name)
    {
        using var client = _service.Client();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("evil"), "documentId" },
            { new ByteArrayContent("Words of the attacker."u8.ToArray()), "file0", "x" },
        };
        var file = form.Last();
        file.Headers.Remove("Content-Disposition");
        file.Headers.TryAddWithoutValidation(
            "Content-Disposition",
            $"form-data; name=\"file0\"; filename*=UTF-8''{Uri.EscapeDataString(name)}"
        );

        using var response = await client.PostAsync("/upload", form, Token);
        using var ours = await client.PostAsync(
            "/api/v1/documents",
            ImportForm.Create("evil2", "Words.", "everyone", name),
            Token
        );
        await _service.Get<IKnowledgeBase>().WhenIdleAsync(Token);

        foreach (var path in Directory.EnumerateFiles(_service.DataFolder, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("passwd", path, StringComparison.Ordinal);
        using var download = await client.GetAsync($"/download?documentId=evil&filename={Uri.EscapeDataString(name)}", Token);
        Assert.DoesNotContain("root:", await download.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.True(download.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.OK);
    }

    [Fact]
    public async Task HugeUpload_IsRefused()
    {
        using var client = _service.Client();
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var form = ImportForm.Create("huge.txt", "");
        form.Add(new ByteArrayContent(new byte[ConformanceLimits.MaxBytes + 2_000_000]), "file");
        using var sized = await client.PostAsync("/api/v1/documents", form, Token);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, sized.StatusCode);

        using var json = new StringContent($$"""{"text":"{{new string('a', 2_000_000)}}"}""", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.PostAsync("/api/v1/search", json, Token)).StatusCode);
        using var description = ImportForm.Create(new string('a', 300_000), "Words.");
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/api/v1/documents", description, Token)).StatusCode);
    }

    [Theory]
    [InlineData("multipart/form-data", "no boundary", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data; boundary=x", "", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\n\r\nno headers\r\n--x--\r\n", HttpStatusCode.BadRequest)]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=document\r\n\r\n{\"documentId\"",
        HttpStatusCode.BadRequest
    )]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=document\r\n\r\n{nonsense}\r\n--x--\r\n",
        HttpStatusCode.BadRequest
    )]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=document\r\n\r\n{\"documentId\":\"a\",\"fileName\":\"a.md\"}\r\n--x--\r\n",
        HttpStatusCode.BadRequest
    )]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=document\r\n\r\n{\"documentId\":\"a\",\"fileName\":\"a.md\"}\r\n--x\r\nContent-Disposition: form-data; name=file\r\n\r\nhalf",
        HttpStatusCode.BadRequest
    )]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=file\r\n\r\nfirst\r\n--x--\r\n",
        HttpStatusCode.BadRequest
    )]
    public async Task MalformedMultipart_IsRefused_AndNothingIsKept(string type, string body, HttpStatusCode expected)
    {
        using var client = _service.Client();
        foreach (var route in new[] { "/api/v1/documents", "/upload" })
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var response = await client.PostAsync(route, content, Token);
            var wanted = route == "/upload" ? HttpStatusCode.BadRequest : expected;
            Assert.True(wanted == response.StatusCode, $"{route}: {response.StatusCode}");
        }

        Assert.Equal("[]", await client.GetStringAsync("/api/v1/documents?asOwner=true", Token));
    }

    [Fact]
    public async Task HeaderInjection_StaysAValue()
    {
        using var client = _service.Client();
        using var form = ImportForm.Create(
            "a.md",
            "Words.",
            "everyone",
            "a\r\nSet-Cookie: evil=1\r\n.md",
            "text/html\r\nX-Evil: 1"
        );
        using var imported = await client.PostAsync("/api/v1/documents", form, Token);
        client.DefaultRequestHeaders.Add("X-Correlation-Id", "<script>alert(1)</script>");

        using var response = await client.GetAsync("/api/v1/documents/content?id=a.md&asOwner=true", Token);

        Assert.Equal(HttpStatusCode.Accepted, imported.StatusCode);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.False(response.Headers.Contains("X-Evil"));
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Matches("^[0-9a-f]{32}$", response.Headers.GetValues("X-Correlation-Id").Single());
    }

    [Fact]
    public async Task CorrelationId_OfTheCaller_ComesBack()
    {
        using var client = _service.Client();
        client.DefaultRequestHeaders.Add("X-Correlation-Id", "call-7.a_b");

        using var response = await client.GetAsync("/upload-status?documentId=nobody", Token);

        Assert.Equal("call-7.a_b", response.Headers.GetValues("X-Correlation-Id").Single());
        Assert.Equal("call-7.a_b", (string?)(await response.Content.ReadFromJsonAsync<JsonObject>(Token))!["correlationId"]);
    }

    [Fact]
    public async Task SlowClient_IsCutOff_AndOthersAreServed()
    {
        await using var service = await ServiceHost.StartAsync(builder =>
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1);
                kestrel.Limits.MinRequestBodyDataRate = new(10_000, TimeSpan.FromSeconds(1.1));
            })
        );
        using var headers = await ConnectAsync(service.Address, "GET /health/live HTTP/1.1\r\nHost: x\r\n");
        using var body = await ConnectAsync(
            service.Address,
            $"POST /api/v1/search HTTP/1.1\r\nHost: x\r\nAuthorization: {ServiceHost.AdminKey}\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n{{"
        );

        using var client = service.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/documents", Token)).StatusCode);

        Assert.Contains("408", await ReadToEndAsync(headers), StringComparison.Ordinal);
        Assert.Contains("408", await ReadToEndAsync(body), StringComparison.Ordinal);
    }

    private static async Task<Socket> ConnectAsync(Uri address, string text)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, Token);
        await socket.SendAsync(Encoding.ASCII.GetBytes(text), Token);
        return socket;
    }

    private static async Task<string> ReadToEndAsync(Socket socket)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        using var reader = new StreamReader(new NetworkStream(socket), Encoding.ASCII);
        return await reader.ReadToEndAsync(limit.Token);
    }
}
