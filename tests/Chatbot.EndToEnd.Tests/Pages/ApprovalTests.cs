using Chatbot.EndToEnd.Tests.Tools;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Files;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.EndToEnd.Tests.Pages;

/// <summary>The card that asks for approval, on the chat page.</summary>
public sealed class ApprovalTests(AimockServer model) : IClassFixture<AimockServer>
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Card_IsDecidedOnThePage_AndThenShowsWhoDecided(ColorScheme colors)
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
        var result = await chat.Page.Locator(".webchat__adaptive-card-renderer").RunAxe();
        var violations = result
            .Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html} at {node.Target}"))
            .ToList();
        Assert.True(violations.Count == 0, string.Join('\n', violations));
        await values.FillAsync("""{"body":{"title":"scanner"}}""");
        await chat.Button("Allow").ClickAsync();

        await Expect(chat.LastMessage).ToContainTextAsync("The ticket is there.");
        await Expect(chat.Text("Decided by")).ToBeVisibleAsync();
        await Expect(chat.Button("Allow")).ToHaveCountAsync(0);
        await ShootAsync(chat.Page, "approval-decided", colors);
        Assert.Equal(["scanner"], helpdesk.Tickets);
        await chat.Page.ReloadAsync();
        await Expect(chat.Text("Decided by")).ToBeVisibleAsync();
        await Expect(chat.Button("Allow")).ToHaveCountAsync(0);
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
