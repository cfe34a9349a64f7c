using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Service;

/// <summary>Who may do what.</summary>
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

    [Fact]
    public async Task HealthAndMetrics_NeedNoKey_AndTellNoContent()
    {
        using var client = _service.Client(null);

        Assert.Equal("Healthy", await client.GetStringAsync("/health/live", Token));
        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready", Token));
        Assert.Contains("http_server_request_duration", await client.GetStringAsync("/metrics", Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/openapi/v1.json", Token)).StatusCode);
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
                ? ImportForm.Create("a.md", "Words.")
                : new StringContent("{}", Encoding.UTF8, "application/json");
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        return response.StatusCode;
    }
}
