using System.Net;
using Chatbot.Bot.Tests.Tools.Catalog;
using Chatbot.Bot.Tools.BuiltIn.Web;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Tools.BuiltIn;

public sealed class WebSearchToolTests : ToolConformanceTests, IAsyncLifetime
{
    private WebApplication? _server;
    private string? _query;
    private int _status = 200;

    private protected override IToolSource Source =>
        new WebSearchTool(
            new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>(),
            Options.Create(
                new WebSearchOptions
                {
                    ApiKey = "brave-key",
                    Endpoint = $"{_server!.Urls.First()}/search",
                    Country = "de",
                }
            )
        );

    protected override IReadOnlyDictionary<string, string> Examples { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["search_web"] = """{"query":"weather"}""" };

    [Fact]
    public async Task Search_GivesTitlesAddressesAndExcerpts()
    {
        var outcome = await RunAsync("search_web", new { query = "new tax & more", count = 3 });

        Assert.Equal("A title\nhttps://example.org/a\nAn excerpt", outcome.Text);
        Assert.Equal("?q=new%20tax%20%26%20more&count=3&text_decorations=false&country=DE", _query);
    }

    [Fact]
    public async Task Search_Refused_SaysWhatToDo()
    {
        _status = 429;
        var outcome = await RunAsync("search_web", new { query = "x" });

        Assert.Equal(ToolStatus.Failed, outcome.Status);
        Assert.Contains("too many", outcome.Text, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet(
            "/search",
            (HttpContext context) =>
            {
                _query = context.Request.QueryString.Value;
                return _status != 200 ? Results.StatusCode(_status)
                    : context.Request.Headers["X-Subscription-Token"] != "brave-key"
                        ? Results.StatusCode((int)HttpStatusCode.Unauthorized)
                    : Results.Content(
                        """{"type":"search","web":{"results":[{"title":"A title","url":"https://example.org/a","description":"An excerpt"}]}}""",
                        "application/json"
                    );
            }
        );
        await _server.StartAsync(Token);
    }

    public async ValueTask DisposeAsync() => await _server!.DisposeAsync();
}
