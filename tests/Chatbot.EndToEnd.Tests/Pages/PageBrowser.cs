using Microsoft.Playwright;

namespace Chatbot.EndToEnd.Tests.Pages;

/// <summary>The system's Chromium. Without one there is nothing to start, and tests that need it are skipped.</summary>
internal sealed class PageBrowser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private readonly IPlaywright? _playwright;
    private readonly IBrowser? _browser;

    private PageBrowser(IPlaywright? playwright = null, IBrowser? browser = null) =>
        (_playwright, _browser) = (playwright, browser);

    public bool Exists => _browser is not null;

    public static async Task<PageBrowser> StartAsync()
    {
        if (Find() is not { } path)
        {
            return new();
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = path,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
            }
        );
        return new(playwright, browser);
    }

    /// <summary>A person's browser: its own cookies and storage.</summary>
    public async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null)
    {
        if (_browser is null)
        {
            var reason = $"No browser on the PATH: {string.Join(", ", Names)}.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Fail(reason);
        }

        var context = await _browser.NewContextAsync(
            options
                ?? new()
                {
                    ViewportSize = new() { Width = 1280, Height = 800 },
                    Locale = "en-GB",
                }
        );
        context.SetDefaultTimeout(ChatPage.Limit);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
