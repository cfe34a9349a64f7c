using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Chatbot.Knowledge.Documents;
using Chatbot.Testing.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge.Tests.Service;

/// <summary>Attacks on the service.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private static readonly string[] Routes =
    [
        "GET /api/v1/documents",
        "POST /api/v1/documents",
        "POST /api/v1/documents/query",
        "GET /api/v1/documents/status?id=a",
        "GET /api/v1/documents/content?id=a",
        "GET /api/v1/documents/events",
        "GET /api/v1/documents/idle",
        "DELETE /api/v1/documents?id=a",
        "GET /api/v1/collections",
        "DELETE /api/v1/collections?name=a",
        "GET /api/v1/passages?id=a",
        "POST /api/v1/search",
        "POST /api/v1/ask",
        "POST /upload",
        "GET /upload-status?documentId=a",
        "DELETE /documents?documentId=a",
        "GET /indexes",
        "DELETE /indexes?index=a",
        "POST /search",
        "POST /ask",
        "GET /download?documentId=a&filename=a",
        "GET /not/a/route",
    ];

    private ServiceHost _service = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _service = await ServiceHost.StartAsync();

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task EveryRoute_WithoutAKey_IsRefused()
    {
        foreach (var route in Routes)
            Assert.True(HttpStatusCode.Unauthorized == await CallAsync(route, null), route);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer ")]
    [InlineData("Basic YTpi")]
    [InlineData("admin-key-of-the-tests-012345678")]
    [InlineData("ADMIN-KEY-OF-THE-TESTS-0123456789")]
    public async Task WrongKey_IsRefused(string key)
    {
        foreach (var route in Routes)
        {
            var expected = route.Contains("/api/", StringComparison.Ordinal)
                ? HttpStatusCode.Unauthorized
                : HttpStatusCode.Forbidden;
            Assert.True(expected == await CallAsync(route, key), route);
        }
    }

    [Theory]
    [InlineData(ServiceHost.AdminKey)]
    [InlineData($"Bearer {ServiceHost.AdminKey}")]
    [InlineData($"bearer   {ServiceHost.NextAdminKey}")]
    public async Task RightKey_PlainOrBearer_OldOrNew_IsAccepted(string key)
    {
        Assert.Equal(HttpStatusCode.OK, await CallAsync("GET /indexes", key));
        Assert.Equal(HttpStatusCode.OK, await CallAsync("GET /api/v1/documents", key));
    }

    [Fact]
    public async Task TwoKeysInOneRequest_AreRefused()
    {
        using var client = _service.Client(null);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", [ServiceHost.AdminKey, "nonsense"]);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/indexes", Token)).StatusCode);
    }

    [Fact]
    public async Task KeyThatReads_CannotWrite_NorReadAsOwner()
    {
        string[] writing =
        [
            "POST /api/v1/documents",
            "DELETE /api/v1/documents?id=a",
            "GET /api/v1/documents/status?id=a",
            "GET /api/v1/documents/events",
            "GET /api/v1/documents?asOwner=true",
            "GET /api/v1/collections?asOwner=true",
            "GET /api/v1/documents/content?id=a&asOwner=true",
            "DELETE /api/v1/collections?name=a",
            "POST /upload",
            "DELETE /documents?documentId=a",
            "DELETE /indexes?index=a",
        ];
        foreach (var route in writing)
            Assert.True(HttpStatusCode.Forbidden == await CallAsync(route, ServiceHost.ReadKey), route);
    }

    [Fact]
    public async Task OtherTenant_SeesAndTouchesNothing()
    {
        await ImportAsync("secret.md", "The secret owl.", "everyone");
        var found = await SearchAsync(ServiceHost.AdminKey, "ann");
        Assert.Single(found);

        Assert.Empty(await SearchAsync(ServiceHost.OtherTenantKey, "ann"));
        using var other = _service.Client(ServiceHost.OtherTenantKey);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/api/v1/documents/status?id=secret.md", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.DeleteAsync("/api/v1/documents?id=secret.md", Token)).StatusCode);
        Assert.Equal("[]", await other.GetStringAsync("/api/v1/documents?asOwner=true", Token));
        Assert.Equal("""{"results":[]}""", await other.GetStringAsync("/indexes", Token));
        other.DefaultRequestHeaders.Add("X-Tenant", ServiceHost.Tenant);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("/api/v1/documents?asOwner=true", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("/indexes", Token)).StatusCode);
    }

    [Fact]
    public async Task KeyForEveryTenant_NeedsOneNamed()
    {
        await ImportAsync("secret.md", "The secret owl.", "everyone");
        using var any = _service.Client(ServiceHost.AnyTenantKey);
        Assert.Equal(HttpStatusCode.BadRequest, (await any.GetAsync("/api/v1/documents", Token)).StatusCode);

        any.DefaultRequestHeaders.Add("X-Tenant", ServiceHost.Tenant);

        Assert.Contains("secret.md", await any.GetStringAsync("/api/v1/documents", Token), StringComparison.Ordinal);
        any.DefaultRequestHeaders.Add("X-Tenant", "umbrella");
        Assert.Equal(HttpStatusCode.BadRequest, (await any.GetAsync("/api/v1/documents", Token)).StatusCode);
    }

    [Fact]
    public async Task WithoutAReader_OnlyWhatEveryoneMaySee()
    {
        await ImportAsync("all.md", "The secret owl.", "everyone");
        await ImportAsync("ann.md", "The secret owl of ann.", "user:ann");

        Assert.Equal(["all.md"], await SearchAsync(ServiceHost.ReadKey, null));
        Assert.Equal(["all.md", "ann.md"], await SearchAsync(ServiceHost.ReadKey, "ann"));
        Assert.Equal(["all.md"], await SearchAsync(ServiceHost.ReadKey, "bob;staff"));
        Assert.Empty(await SearchAsync(ServiceHost.ReadKey, ""));
        Assert.Equal(["all.md"], await SearchAsync(ServiceHost.ReadKey, "ann,bob"));
    }

    [Fact]
    public async Task KeyForEveryone_ReadsForNobodyElse()
    {
        await ImportAsync("all.md", "The secret owl.", "everyone");
        await ImportAsync("ann.md", "The secret owl of ann.", "user:ann");
        using var client = _service.Client(ServiceHost.EveryoneKey);

        Assert.Equal(["all.md"], await SearchAsync(ServiceHost.EveryoneKey, null));
        using var body = await client.PostAsJsonAsync(
            "/api/v1/search",
            new { text = "owl", audience = new { readers = new[] { new { userId = "ann", groups = Array.Empty<string>() } } } },
            Token
        );
        Assert.Equal(HttpStatusCode.Forbidden, body.StatusCode);
        client.DefaultRequestHeaders.Add("X-Reader", "ann");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/documents", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/documents/content?id=ann.md", Token)).StatusCode);
    }

    [Fact]
    public async Task ReaderWithoutAnId_OrNotInOrder_IsRefused()
    {
        using var client = _service.Client(ServiceHost.ReadKey);
        foreach (
            var body in new[]
            {
                """{"readers":[{"userId":""}]}""",
                """{"readers":[null]}""",
                """{}""",
                """{"readers":[{"groups":["hr"]}]}""",
            }
        )
        {
            using var json = new StringContent($$"""{"text":"owl","audience":{{body}}}""", Encoding.UTF8, "application/json");
            Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/api/v1/search", json, Token)).StatusCode);
        }

        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Reader", ";hr");
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/api/v1/documents", Token)).StatusCode);
    }

    [Theory]
    [InlineData("user:")]
    [InlineData("group: ")]
    [InlineData("all")]
    [InlineData("")]
    public async Task PrincipalThatIsNone_IsRefused(string principal)
    {
        using var client = _service.Client();
        using var response = await client.PostAsync("/api/v1/documents", ImportForm("a.md", "Words.", principal), Token);

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
        using var ours = await client.PostAsync("/api/v1/documents", ImportForm("evil2", "Words.", "everyone", name), Token);
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
        using var form = ImportForm("huge.txt", "");
        form.Add(new ByteArrayContent(new byte[ConformanceLimits.MaxBytes + 2_000_000]), "file");
        using var sized = await client.PostAsync("/api/v1/documents", form, Token);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, sized.StatusCode);

        using var json = new StringContent($$"""{"text":"{{new string('a', 2_000_000)}}"}""", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.PostAsync("/api/v1/search", json, Token)).StatusCode);
        using var description = ImportForm(new string('a', 300_000), "Words.");
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
        using var form = ImportForm("a.md", "Words.", "everyone", "a\r\nSet-Cookie: evil=1\r\n.md", "text/html\r\nX-Evil: 1");
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

    [Fact]
    public async Task TooManyRequests_AreTurnedAway_PerKey()
    {
        await using var service = await ServiceHost.StartAsync(null, "--KnowledgeService:RequestsPerMinute=3");
        using var one = service.Client();
        using var other = service.Client(ServiceHost.ReadKey);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
            answers.Add((await one.GetAsync("/indexes", Token)).StatusCode);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/indexes", Token)).StatusCode);
    }

    [Fact]
    public async Task HealthAndMetrics_NeedNoKey_AndTellNoContent()
    {
        using var client = _service.Client(null);

        Assert.Equal("Healthy", await client.GetStringAsync("/health/live", Token));
        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready", Token));
        Assert.Contains("http_server_request_duration", await client.GetStringAsync("/metrics", Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/openapi/v1.json", Token)).StatusCode);
    }

    [Theory]
    [InlineData("KnowledgeService:Keys is empty")]
    [InlineData("Development only", "--KnowledgeService:DangerouslyAllowAnonymous=true")]
    [InlineData("neither Hashes nor Files", "--KnowledgeService:Keys:0:Name=a", "--KnowledgeService:Keys:0:Tenant=t")]
    [InlineData(
        "SHA-256",
        "--KnowledgeService:Keys:0:Name=a",
        "--KnowledgeService:Keys:0:Tenant=t",
        "--KnowledgeService:Keys:0:Hashes:0=plain-key"
    )]
    [InlineData("Tenant is empty", "--KnowledgeService:Keys:0:Name=a", "--KnowledgeService:Keys:0:Files:0=/dev/null")]
    [InlineData(
        "does not exist",
        "--KnowledgeService:Keys:0:Name=a",
        "--KnowledgeService:Keys:0:Tenant=t",
        "--KnowledgeService:Keys:0:Files:0=/no/such/file"
    )]
    public async Task Start_WithoutUsableKeys_IsRefused(string reason, params string[] settings)
    {
        using var folder = new TestFolder();

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using var app = ServiceHost.Build(folder, null, settings);
            await app.StartAsync(Token);
        });

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyInAFile_IsAccepted()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "key");
        await File.WriteAllTextAsync(path, "a-key-that-a-secret-store-mounted\n", Token);
        await using var service = await ServiceHost.StartAsync(null, $"--KnowledgeService:Keys:1:Files:0={path}");
        using var client = service.Client("a-key-that-a-secret-store-mounted");

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/indexes", Token)).StatusCode);
    }

    [Fact]
    public async Task Anonymous_InDevelopment_IsForProgramsOnThisMachineOnly()
    {
        await using var service = await ServiceHost.StartAsync(
            null,
            "--environment=Development",
            "--KnowledgeService:DangerouslyAllowAnonymous=true"
        );
        using var client = service.Client(null);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/indexes", Token)).StatusCode);
        using var page = new HttpRequestMessage(HttpMethod.Get, "/indexes")
        {
            Headers = { { "Origin", "https://evil.example" } },
        };
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(page, Token)).StatusCode);
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/indexes") { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(rebound, Token)).StatusCode);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "nonsense");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/indexes", Token)).StatusCode);
    }

    private static MultipartFormDataContent ImportForm(
        string documentId,
        string text,
        string access = "everyone",
        string? fileName = null,
        string? mediaType = null
    )
    {
        var description = JsonContent.Create(
            new
            {
                documentId,
                fileName = fileName ?? "a.md",
                mediaType,
                access = new[] { access },
            }
        );
        var form = new MultipartFormDataContent { { description, "document" } };
        if (text.Length > 0)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file");
        return form;
    }

    private async Task ImportAsync(string documentId, string text, string access)
    {
        await _service
            .Get<IKnowledgeBase>()
            .ImportAsync(
                new DocumentImport
                {
                    Tenant = ServiceHost.Tenant,
                    DocumentId = documentId,
                    FileName = documentId,
                    Content = new MemoryStream(Encoding.UTF8.GetBytes(text)),
                    Access = new AccessList([access]),
                },
                Token
            );
        await _service.Get<IKnowledgeBase>().WhenIdleAsync(Token);
    }

    private async Task<string[]> SearchAsync(string key, string? reader)
    {
        using var client = _service.Client(key);
        if (reader is not null)
            client.DefaultRequestHeaders.TryAddWithoutValidation("X-Reader", reader);
        using var response = await client.PostAsJsonAsync("/api/v1/search", new { text = "secret owl" }, Token);
        response.EnsureSuccessStatusCode();
        var passages = (await response.Content.ReadFromJsonAsync<JsonObject>(Token))!["passages"]!.AsArray();
        return [.. passages.Select(passage => (string)passage!["documentId"]!).Order(StringComparer.Ordinal)];
    }

    private async Task<HttpStatusCode> CallAsync(string route, string? key)
    {
        var parts = route.Split(' ');
        using var client = _service.Client(key);
        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), parts[1]);
        if (parts[0] == "POST")
        {
            request.Content = route.EndsWith("/documents", StringComparison.Ordinal)
                ? ImportForm("a.md", "Words.")
                : new StringContent("{}", Encoding.UTF8, "application/json");
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        return response.StatusCode;
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
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var reader = new StreamReader(new NetworkStream(socket), Encoding.ASCII);
        return await reader.ReadToEndAsync(limit.Token);
    }
}
