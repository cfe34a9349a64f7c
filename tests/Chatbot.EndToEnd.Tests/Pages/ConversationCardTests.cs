using Chatbot.EndToEnd.Tests.Tools;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Files;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.EndToEnd.Tests.Pages;

/// <summary>Cards of conversations on the chat page.</summary>
public sealed class ConversationCardTests(AimockServer model) : IClassFixture<AimockServer>
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task ApprovalCard_IsDecidedOnThePage_AndThenShowsWhoDecided(ColorScheme colors)
    {
        await using var browser = await PageBrowser.StartAsync();
        await using var context = await browser.OpenAsync(
            new()
            {
                ColorScheme = colors,
                ViewportSize = new() { Width = 900, Height = 1100 },
                Locale = "en-GB",
            }
        );
        using var folder = new TestFolder();
        await using var helpdesk = await Helpdesk.StartAsync();
        await using var host = await PageHost.StartAsync([
            "--Sample:Enabled=false",
            "--Assistant:Provider=openai",
            $"--Providers:OpenAI:Endpoint={model.Address}/v1",
            "--Providers:OpenAI:ApiKey=sk-test",
            .. await helpdesk.SettingsAsync(folder.Path),
        ]);
        var chat = await ChatPage.OpenAsync(context, host.Url);

        await chat.SendAsync("Please create a ticket about the printer");
        var values = chat.Page.GetByLabel("Values (JSON); you may change them");
        await Expect(values).ToBeVisibleAsync();
        await ShootAsync(chat.Page, "approval", colors);
        await CheckAsync(chat.Page);
        await values.FillAsync("""{"body":{"title":"scanner"}}""");
        await PushButton(chat.Page, "Allow").ClickAsync();

        await Expect(chat.LastMessage).ToContainTextAsync("The ticket is there.");
        await Expect(chat.Text("Decided by")).ToBeVisibleAsync();
        await Expect(PushButton(chat.Page, "Allow")).ToHaveCountAsync(0);
        await ShootAsync(chat.Page, "approval-decided", colors);
        Assert.Equal(["scanner"], helpdesk.Tickets);
        await chat.Page.ReloadAsync();
        await Expect(chat.Text("Decided by")).ToBeVisibleAsync();
        await Expect(PushButton(chat.Page, "Allow")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task ErrorCard_CanBeReadAndTriedAgain(ColorScheme colors)
    {
        await using var browser = await PageBrowser.StartAsync();
        await using var context = await browser.OpenAsync(
            new()
            {
                ColorScheme = colors,
                ViewportSize = new() { Width = 900, Height = 700 },
                Locale = "en-GB",
            }
        );
        await using var host = await PageHost.StartAsync(
            "--Sample:Enabled=false",
            "--Assistant:Provider=openai",
            "--Assistant:Quotations=false",
            "--Providers:OpenAI:Endpoint=http://127.0.0.1:9/v1",
            "--Providers:OpenAI:MaxRetries=0",
            "--Providers:OpenAI:ApiKey=sk-test"
        );
        var chat = await ChatPage.OpenAsync(context, host.Url);

        await chat.SendAsync("How many days of leave are there?");
        var retry = PushButton(chat.Page, "Try again");
        await Expect(retry).ToBeVisibleAsync();
        await Expect(chat.Button("Stop")).ToHaveCountAsync(0);
        await ShootAsync(chat.Page, "error", colors);
        await CheckAsync(chat.Page);
        await retry.ClickAsync();

        await Expect(retry).ToHaveCountAsync(2);
    }

    /// <summary>A button of a card; the live region repeats its words.</summary>
    private static ILocator PushButton(IPage page, string title) =>
        page.Locator("button.ac-pushButton").And(page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }));

    private static async Task CheckAsync(IPage page)
    {
        var result = await page.Locator(".webchat__adaptive-card-renderer").RunAxe();
        var violations = result
            .Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html} at {node.Target}"))
            .ToList();
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    private static async Task ShootAsync(IPage page, string name, ColorScheme colors)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Chatbot.sln")))
        {
            root = root.Parent!;
        }

        var folder = Directory.CreateDirectory(Path.Combine(root.FullName, "artifacts", "screenshots"));
        var file = $"{name}-{colors.ToString().ToLowerInvariant()}.png";
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, file) });
    }
}
