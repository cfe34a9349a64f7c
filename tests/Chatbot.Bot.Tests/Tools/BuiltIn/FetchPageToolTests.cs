using Chatbot.Bot.Tests.Tools.Catalog;
using Chatbot.Bot.Tools.BuiltIn.Web;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Tools.BuiltIn;

public sealed class FetchPageToolTests : ToolConformanceTests, IAsyncLifetime
{
    private readonly Dictionary<string, string> _examples = new(StringComparer.Ordinal);
    private readonly FetchPageOptions _options = new() { AllowedNetworks = { "127.0.0.0/8" } };
    private ServiceProvider? _services;
    private WebApplication? _server;

    private protected override IToolSource Source =>
        new FetchPageTool(_services!.GetRequiredService<IPageReader>(), Options.Create(_options));

    protected override IReadOnlyDictionary<string, string> Examples => _examples;

    private string Address => _server!.Urls.First();

    [Fact]
    public async Task Page_Fetched_IsReadableText()
    {
        var outcome = await RunAsync("fetch_page", new { url = $"{Address}/page" });

        Assert.Contains("The rate is 19 percent.", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<p>", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", outcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://localhost/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1/")]
    public async Task Address_ThatIsNotPublic_IsRefused(string url)
    {
        _options.AllowedNetworks.Clear();

        Assert.Equal(ToolStatus.Failed, (await RunAsync("fetch_page", new { url })).Status);
    }

    [Fact]
    public async Task Redirect_ToAnAddressThatIsNotPublic_IsRefused()
    {
        var outcome = await RunAsync("fetch_page", new { url = $"{Address}/away" });

        Assert.Equal(ToolStatus.Failed, outcome.Status);
        Assert.Contains("not public", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_ThatIsNotAllowed_IsRefused()
    {
        _options.AllowedHosts.Add("*.example.org");

        Assert.Contains(
            "not allowed",
            (await RunAsync("fetch_page", new { url = $"{Address}/page" })).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Page_ThatIsTooLarge_IsRefused()
    {
        _options.MaxBytes = 1024;

        Assert.Contains(
            "larger",
            (await RunAsync("fetch_page", new { url = $"{Address}/large" })).Text,
            StringComparison.Ordinal
        );
    }

    public async ValueTask InitializeAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddDocumentReaders();
        services.AddDocumentSources(new ConfigurationBuilder().Build(), runByThemselves: false);
        _services = services.BuildServiceProvider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet("/away", () => Results.Redirect("http://169.254.169.254/latest"));
        _server.MapGet("/large", () => Results.Text(new string('x', 10_000)));
        _server.MapGet(
            "/page",
            () =>
                Results.Content(
                    "<html><head><title>Tax</title><script>alert(1)</script></head><body><main><h1>Tax</h1><p>The rate is 19 percent.</p></main></body></html>",
                    "text/html"
                )
        );
        await _server.StartAsync(Token);
        _examples["fetch_page"] = $$"""{"url":"{{Address}}/page"}""";
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        await _services!.DisposeAsync();
    }
}
