using Chatbot.Bot.Persistence;
using Chatbot.EndToEnd.Tests.Tools;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Files;
using Chatbot.Testing.Webhooks;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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

        // The first card has done its work; the second one can be tried again.
        await Expect(chat.Text("Reference: ")).ToHaveCountAsync(2);
        await Expect(retry).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task FeedbackCard_AsksAfterAThumbDown_AndThenShowsWhatWasSaid(ColorScheme colors)
    {
        await using var browser = await PageBrowser.StartAsync();
        await using var context = await OpenAsync(browser, colors, height: 1000);
        await using var host = await PageHost.StartAsync("--Sample:Enabled=false", "--Assistant:Provider=echo");
        var chat = await ChatPage.OpenAsync(context, host.Url);
        await chat.AskAsync("How many days are there?", "echo: How many days are there?");

        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Dislike" }).First.ClickAsync();
        var reason = chat.Page.GetByLabel("Something is missing");
        await Expect(reason).ToBeVisibleAsync();
        await reason.CheckAsync();
        await chat.Page.GetByLabel("What would have helped you?").FillAsync("The number for part-timers");
        await ShootAsync(chat.Page, "feedback", colors);
        await CheckAsync(chat.Page);
        await PushButton(chat.Page, "Send").ClickAsync();

        await Expect(chat.Text("Thank you for your feedback.").First).ToBeVisibleAsync();
        await Expect(PushButton(chat.Page, "Send")).ToHaveCountAsync(0);
        await Expect(chat.Button("Stop")).ToHaveCountAsync(0);
        await ShootAsync(chat.Page, "feedback-taken", colors);
        var contexts = host.Services.GetRequiredService<IDbContextFactory<ChatbotDbContext>>();
        await using var database = await contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var row = await database.Feedback.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((-1, "incomplete: The number for part-timers"), (row.Vote, row.Comment));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task TicketCard_FollowsTheDialog(ColorScheme colors)
    {
        await using var browser = await PageBrowser.StartAsync();
        await using var context = await OpenAsync(browser, colors, height: 1000);
        await using var webhook = await FakeWebhook.StartAsync();
        await using var host = await PageHost.StartAsync("--Sample:Enabled=false", $"--Dialogs:Ticket:WebhookUrl={webhook.Url}");
        var chat = await ChatPage.OpenAsync(context, host.Url);
        await chat.AskAsync("I want to report a broken laptop", "What happens exactly");
        await chat.AskAsync("It does not start", "How urgent is it?");
        await chat.AskAsync("high", "How many people");
        await chat.AskAsync("1", "Shall I send it?");
        await chat.SendAsync("yes");

        var card = chat.Page.Locator(".ac-adaptiveCard").Last;
        await Expect(card).ToContainTextAsync("Ticket IT-7");
        await Expect(card).ToContainTextAsync("broken laptop");
        await Expect(chat.Text("The ticket was sent. Its number is IT-7.").First).ToBeVisibleAsync();
        await ShootAsync(chat.Page, "ticket", colors);
        await CheckAsync(chat.Page);
    }

    private static Task<IBrowserContext> OpenAsync(PageBrowser browser, ColorScheme colors, int height) =>
        browser.OpenAsync(
            new()
            {
                ColorScheme = colors,
                ViewportSize = new() { Width = 900, Height = height },
                Locale = "en-GB",
            }
        );

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
