using Chatbot.Bot.Tests.Tools.Catalog;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Bot.Tools.OpenApi;
using Chatbot.Testing.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Tools.OpenApi;

public sealed class OpenApiToolsTests : ToolConformanceTests, IAsyncLifetime
{
    private const string Secret = "Bearer secret-token-123";

    private const string Document = """
        {
          "openapi": "3.0.3",
          "info": { "title": "Shop", "version": "1" },
          "paths": {
            "/orders/{id}": {
              "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
              "get": {
                "operationId": "getOrder",
                "summary": "Reads an order.",
                "parameters": [
                  { "name": "expand", "in": "query", "schema": { "type": "array", "items": { "type": "string" } } },
                  { "name": "Authorization", "in": "header", "schema": { "type": "string" } }
                ],
                "responses": { "200": { "description": "ok" } }
              },
              "delete": { "operationId": "deleteOrder", "summary": "Deletes an order.", "responses": { "204": { "description": "ok" } } }
            },
            "/orders": {
              "post": {
                "operationId": "createOrder",
                "summary": "Creates an order.",
                "requestBody": {
                  "required": true,
                  "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } }
                },
                "responses": { "201": { "description": "ok" } }
              }
            },
            "/away": { "get": { "operationId": "goAway", "summary": "Redirects.", "responses": { "302": { "description": "ok" } } } }
          },
          "components": {
            "schemas": {
              "Order": {
                "type": "object",
                "required": ["count"],
                "properties": { "count": { "type": "integer", "minimum": 1 }, "state": { "$ref": "#/components/schemas/State" } }
              },
              "State": { "type": "string", "enum": ["new", "paid"] }
            }
          }
        }
        """;

    private readonly TestFolder _folder = new();
    private readonly OpenApiServiceSettings _service = new()
    {
        AllowedHosts = { "127.0.0.1" },
        Headers = { ["Authorization"] = Secret },
        Operations = { "getOrder", "deleteOrder", "createOrder" },
    };

    private WebApplication? _server;

    private protected override IToolSource Source
    {
        get
        {
            var options = new OpenApiToolOptions();
            options.Services["shop"] = _service;
            var clients = new ServiceCollection();
            clients
                .AddHttpClient(ApiFunction.ClientName)
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
            return new OpenApiTools(
                Options.Create(options),
                clients.BuildServiceProvider().GetRequiredService<IHttpClientFactory>()
            );
        }
    }

    protected override IReadOnlyDictionary<string, string> Examples { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["shop_getOrder"] = """{"id":"1"}""",
            ["shop_deleteOrder"] = """{"id":"1"}""",
            ["shop_createOrder"] = """{"body":{"count":2,"state":"new"}}""",
        };

    [Fact]
    public async Task Operation_Called_PutsEachArgumentInItsPlace() =>
        Assert.Equal(
            "HTTP 200\nGET /orders/a%2Fb%3Fc?expand=x%20y&expand=z [hidden]",
            (
                await RunAsync(
                    "shop_getOrder",
                    new
                    {
                        id = "a/b?c",
                        expand = new[] { "x y", "z" },
                        Authorization = "Bearer of-the-model",
                    }
                )
            ).Text
        );

    [Theory]
    [InlineData("..")]
    [InlineData("%2e%2e")]
    [InlineData(".")]
    [InlineData("")]
    public async Task PathValue_ThatWouldLeaveItsPlace_IsRefused(string id) =>
        Assert.Equal(ToolStatus.Failed, (await RunAsync("shop_getOrder", new { id })).Status);

    [Theory]
    [InlineData("""{"body":{"count":0}}""")]
    [InlineData("""{"body":{"count":1,"state":"lost"}}""")]
    [InlineData("""{"body":{}}""")]
    [InlineData("""{"body":{"count":1},"more":1}""")]
    [InlineData("{}")]
    public async Task Arguments_ThatDoNotFitTheDocument_AreRefused(string arguments)
    {
        var tool = (await Source.ListAsync(Token)).Single(tool => tool.Name == "shop_createOrder");

        Assert.Equal(ToolStatus.Refused, (await RunAsync(tool, arguments)).Status);
    }

    [Fact]
    public async Task Method_TellsTheRisk()
    {
        var tools = (await Source.ListAsync(Token)).ToDictionary(tool => tool.Name, StringComparer.Ordinal);

        Assert.Equal((ToolRisk.Read, ApprovalRule.Never), (tools["shop_getOrder"].Risk, tools["shop_getOrder"].Approval));
        Assert.Equal(
            (ToolRisk.Write, ApprovalRule.OncePerConversation),
            (tools["shop_createOrder"].Risk, tools["shop_createOrder"].Approval)
        );
        Assert.Equal(
            (ToolRisk.Irreversible, ApprovalRule.Always),
            (tools["shop_deleteOrder"].Risk, tools["shop_deleteOrder"].Approval)
        );
    }

    [Fact]
    public async Task Operations_NotNamed_AreThoseThatRead()
    {
        _service.Operations.Clear();

        Assert.Equal(["shop_getOrder", "shop_goAway"], (await Source.ListAsync(Token)).Select(tool => tool.Name));
    }

    [Fact]
    public void Operation_ThatTheDocumentDoesNotHave_IsNamedAtTheStart()
    {
        _service.Operations.Add("payOrder");

        var exception = Assert.Throws<InvalidOperationException>(() => Source);

        Assert.Contains("payOrder", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        _service.Operations.Add("goAway");

        Assert.StartsWith("HTTP 302", (await RunAsync("shop_goAway", new { })).Text, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        _service.Document = Path.Combine(_folder.Path, "shop.json");
        await File.WriteAllTextAsync(_service.Document, Document, Token);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Map("/away", () => Results.Redirect("http://169.254.169.254/"));
        _server.MapFallback(
            (HttpContext context) =>
            {
                var feature = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!;
                return $"{context.Request.Method} {feature.RawTarget} {context.Request.Headers.Authorization}";
            }
        );
        await _server.StartAsync(Token);
        _service.BaseAddress = _server.Urls.First();
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _folder.Dispose();
    }
}
