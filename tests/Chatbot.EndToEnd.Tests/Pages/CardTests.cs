using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Cards;
using Chatbot.Bot.Cards.Hosts;
using Chatbot.Bot.Cards.Validation;
using Chatbot.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Chatbot.EndToEnd.Tests.Pages;

/// <summary>Cards in the real npm package <c>adaptivecards</c>, which Web Chat draws them with.</summary>
public sealed class CardTests : IAsyncLifetime
{
    private static readonly string Root = FindRoot();
    private static readonly string Packages = Path.Combine(Root, "tests", "npm", "cards");
    private PageBrowser _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await PageBrowser.StartAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task ProductCards_AreDrawnWithoutAComplaint_AndAccessible(ColorScheme colors)
    {
        var cards = Directory
            .GetFiles(Path.Combine(Root, "tests", "Chatbot.Bot.Tests", "Cards", "Approved"), "*.json")
            .Order(StringComparer.Ordinal)
            .ToDictionary(
                file => Path.GetFileNameWithoutExtension(file),
                file => ForWebChat(File.ReadAllText(file)),
                StringComparer.Ordinal
            );
        Assert.NotEmpty(cards);
        await using var context = await OpenAsync(colors);
        var page = await context.NewPageAsync();

        var drawn = await DrawAsync(page, cards, colors);

        Assert.All(drawn, card => Assert.Empty(card.Events));
        Assert.All(drawn, card => Assert.NotEmpty(card.Text.Trim()));
        Assert.All(
            drawn.SelectMany(card => card.Links).Where(link => link.Length > 0),
            link => Assert.StartsWith("https:", link)
        );
        var hostile = Assert.Single(drawn, card => card.Name == "hostile");
        Assert.Contains("**bold** [click](javascript:alert(1)) <b>x</b>", hostile.Text);
        Assert.All(hostile.Links, Assert.Empty);
        Assert.Contains(
            "Full-time employees get 30 vacation days a year",
            Assert.Single(drawn, card => card.Name == "answer").Text
        );
        await page.EvaluateAsync("document.getElementById('hostile').hidden = true");
        var folder = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots"));
        await page.ScreenshotAsync(
            new() { Path = Path.Combine(folder.FullName, $"cards-{colors.ToString().ToLowerInvariant()}.png"), FullPage = true }
        );
        var result = await page.RunAxe();
        Assert.Empty(
            result
                .Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")
        );
    }

    [Fact]
    public async Task Sources_AreShownOnRequest()
    {
        await using var context = await OpenAsync(ColorScheme.Light);
        var page = await context.NewPageAsync();
        var answer = ForWebChat(
            await File.ReadAllTextAsync(
                Path.Combine(Root, "tests", "Chatbot.Bot.Tests", "Cards", "Approved", "answer.json"),
                TestContext.Current.CancellationToken
            )
        );
        await DrawAsync(page, new() { ["answer"] = answer }, ColorScheme.Light);
        var source = page.GetByText("Leave policy");
        await Microsoft.Playwright.Assertions.Expect(source).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sources (2)" }).ClickAsync();

        await Microsoft.Playwright.Assertions.Expect(source).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SampleCards_Downgraded_AreKnownToThePackageAndShowSomething()
    {
        var data = SharedData.Find() is { } found ? Path.Combine(found, "channels", "cards") : null;
        if (data is null || !Directory.Exists(data))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "The folder shared/data/channels/cards is missing.");
            Assert.Skip("The folder shared/data/channels/cards is missing.");
        }

        var cards = ((string[])["adaptivecards", "pnp", "teams"])
            .SelectMany(folder => Directory.GetFiles(Path.Combine(data, folder), "*.json"))
            .Where(file =>
                !file.Contains(".DATA.", StringComparison.Ordinal) && !file.Contains("emplate", StringComparison.Ordinal)
            )
            .ToDictionary(
                file => Path.GetFileNameWithoutExtension(file),
                file => ForWebChat(File.ReadAllText(file)),
                StringComparer.Ordinal
            );
        await using var context = await OpenAsync(ColorScheme.Light);
        var page = await context.NewPageAsync();

        var drawn = await DrawAsync(page, cards, ColorScheme.Light);

        Assert.True(drawn.Count > 100);
        Assert.Empty(
            drawn.SelectMany(card =>
                card.Events.Where(text => text.Contains("Unknown", StringComparison.Ordinal))
                    .Select(text => $"{card.Name}: {text}")
            )
        );
        Assert.All(
            drawn.SelectMany(card => card.Links).Where(link => link.Length > 0),
            link =>
                Assert.True(
                    CardAddress.IsAllowed(link, AddressUse.Link) || link.StartsWith("about:blank", StringComparison.Ordinal),
                    link
                )
        );
    }

    private static JsonObject ForWebChat(string json)
    {
        using var card = CardDocument.Parse(json);
        return CardDowngrade.For(card.RootElement, CardHosts.WebChat).Card;
    }

    private async Task<IBrowserContext> OpenAsync(ColorScheme colors)
    {
        if (!Directory.Exists(Path.Combine(Packages, "node_modules", "adaptivecards")))
        {
            const string Reason = "adaptivecards is not installed; run: npm ci --prefix tests/npm/cards";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Reason);
            Assert.Skip(Reason);
        }

        return await _browser.OpenAsync(
            new()
            {
                ColorScheme = colors,
                ViewportSize = new() { Width = 640, Height = 900 },
                Locale = "en-GB",
                Offline = true,
            }
        );
    }

    private static async Task<IReadOnlyList<DrawnCard>> DrawAsync(
        IPage page,
        Dictionary<string, JsonObject> cards,
        ColorScheme colors
    )
    {
        var (background, link) = colors == ColorScheme.Dark ? ("#14191b", "#6fd3c6") : ("#f6f7f8", "#0a5f58");
        await page.SetContentAsync(
            $"<!doctype html><html lang=\"en\"><title>Cards</title><style>body{{background:{background};margin:16px}}section{{margin:0 0 16px;border-radius:10px;overflow:hidden}}p{{margin:0}}section a.ac-anchor:link{{color:{link}}}</style><body role=\"main\"></body></html>"
        );
        foreach (
            var file in (string[])
                [
                    "node_modules/adaptivecards/dist/adaptivecards.min.js",
                    "node_modules/markdown-it/dist/markdown-it.min.js",
                    "render.js",
                ]
        )
            await page.AddScriptTagAsync(new() { Path = Path.Combine(Packages, file) });
        await page.AddStyleTagAsync(new() { Path = Path.Combine(Packages, "node_modules/adaptivecards/dist/adaptivecards.css") });
        var host = await File.ReadAllTextAsync(
            Path.Combine(Packages, colors == ColorScheme.Dark ? "host-dark.json" : "host-light.json"),
            TestContext.Current.CancellationToken
        );
        var all = new JsonObject(
            cards.Select(card => KeyValuePair.Create(card.Key, (JsonNode?)card.Value.DeepClone()))
        ).ToJsonString();
        var answer = await page.EvaluateAsync<string>($"JSON.stringify(window.renderCards({all}, {host}))");
        return JsonSerializer.Deserialize<List<DrawnCard>>(answer, JsonSerializerOptions.Web)!;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Chatbot.sln")))
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("Chatbot.sln was not found above the tests.");
        return folder;
    }

    private sealed record DrawnCard(string Name, IReadOnlyList<string> Events, string Text, IReadOnlyList<string> Links);
}
