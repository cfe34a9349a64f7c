using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Chatbot.EndToEnd.Tests.Connector;

/// <summary>The bot as the Playground sees it.</summary>
public sealed class PlaygroundTests : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("chatbot-connector-");
    private ConnectorHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ConnectorHost.StartAsync(_data);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Theory]
    [InlineData("msteams", "default", true)]
    [InlineData("agents", "default", true)]
    [InlineData("webchat", "default", true)]
    [InlineData("directline", "default", true)]
    [InlineData("emulator", "default", false)]
    [InlineData("msteams", "expectReplies", false)]
    [InlineData("webchat", "expectReplies", false)]
    public async Task Playground_InstallsTalksInvokesAndStreams(string channel, string deliveryMode, bool streams)
    {
        Require(Playground.Missing);
        await using var playground = await Playground.StartAsync(_host.Client.BaseAddress!, channel, deliveryMode, Cancel);

        await playground.InstallAsync(Cancel);
        await playground.WaitForMessageAsync(
            message => message.GetRawText().Contains("Hello!", StringComparison.Ordinal),
            Cancel
        );

        await playground.SayAsync("hi", Cancel);
        await playground.WaitForMessageAsync((text, _) => text == "echo: hi", Cancel);

        await playground.SayAsync("stream", Cancel);
        var last = await playground.WaitForMessageAsync((text, stream) => text == "Hello world" && stream != "streaming", Cancel);
        Assert.Equal(streams ? "final" : null, Playground.FindStreamType(last));

        var id = last.GetProperty("messageId").GetString()!;
        var feedback = JsonNode.Parse(
            """{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"good\"}"}}"""
        )!;
        using var taken = await playground.InvokeAsync("message/submitAction", feedback, id, Cancel);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);

        using var unknown = await playground.InvokeAsync("composeExtension/query", new JsonObject(), id, Cancel);
        Assert.Contains("501", await unknown.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlaygroundPage_ShowsTheAnswer()
    {
        Require(Playground.Missing ?? (File.Exists(Chromium) ? null : "Chromium is not installed: apt-get install chromium."));
        await using var playground = await Playground.StartAsync(_host.Client.BaseAddress!, "msteams", "default", Cancel);
        using var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] }
        );
        var page = await browser.NewPageAsync();
        await page.RouteAsync(url => new Uri(url).Host != "localhost", route => route.AbortAsync());
        await page.GotoAsync(playground.Address.ToString());
        await page.GetByText("Hello!").Last.WaitForAsync();
        var box = page.GetByRole(AriaRole.Textbox);
        await box.ClickAsync();
        await box.PressSequentiallyAsync("hi from the page");
        await box.PressAsync("Enter");

        await page.GetByText("echo: hi from the page").First.WaitForAsync();
    }

    private static void Require(string? missing)
    {
        if (missing is not null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(missing);
        }

        Assert.SkipWhen(missing is not null, missing ?? "");
    }
}
