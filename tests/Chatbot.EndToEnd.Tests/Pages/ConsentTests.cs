using Chatbot.Bot.Persistence;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.EndToEnd.Tests.Pages;

/// <summary>The chat page greets by itself, so it also asks by itself whether things may be remembered.</summary>
public sealed class ConsentTests(EchoPages pages) : IClassFixture<EchoPages>
{
    private const string Question = "May I remember across conversations";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Yes", "Thank you. I remember what you tell me about yourself.", true)]
    [InlineData("No", "All right. I remember nothing beyond this conversation.", false)]
    public async Task Offer_FollowsTheFirstAnswer_AndIsAnsweredOnce(string choice, string said, bool isGiven)
    {
        await using var context = await pages.Browser.OpenAsync(new() { Locale = "en-GB" });
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);
        await Expect(chat.Text(Question)).ToHaveCountAsync(0);
        await chat.AskAsync("first question", "echo: first question");
        await Expect(chat.Text(Question)).ToBeVisibleAsync();

        await chat.Button(choice).ClickAsync();

        await Expect(chat.Text(said)).ToBeVisibleAsync();
        await chat.AskAsync("second question", "echo: second question");
        Assert.Equal(isGiven, await HasConsentAsync(chat));
        await chat.Page.ReloadAsync();
        await Expect(chat.Messages).ToHaveCountAsync(4);
        await chat.AskAsync("third question", "echo: third question");
        await Expect(chat.Text(Question)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Offer_ThatIsPutAway_IsNotShownAgain_AndNothingIsRemembered()
    {
        await using var context = await pages.Browser.OpenAsync(new() { Locale = "en-GB" });
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);
        await chat.AskAsync("first question", "echo: first question");
        await Expect(chat.Text(Question)).ToBeVisibleAsync();

        await chat.Button("Dismiss").ClickAsync();
        await Expect(chat.Text(Question)).ToHaveCountAsync(0);
        await chat.AskAsync("second question", "echo: second question");
        await chat.Button("New conversation").ClickAsync();
        await chat.AskAsync("another question", "echo: another question");

        await Expect(chat.Text(Question)).ToHaveCountAsync(0);
        Assert.False(await HasConsentAsync(chat));
    }

    [Theory]
    [InlineData("de-DE", "Darf ich mir über Unterhaltungen hinweg merken", "Ja", ColorScheme.Light, 900)]
    [InlineData("fr-FR", "Puis-je retenir d'une conversation à l'autre", "Oui", ColorScheme.Dark, 380)]
    public async Task Offer_IsInThePersonsLanguage_AndCanBeReadByEverybody(
        string locale,
        string question,
        string yes,
        ColorScheme colors,
        int width
    )
    {
        await using var context = await pages.Browser.OpenAsync(
            new()
            {
                Locale = locale,
                ColorScheme = colors,
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);
        await chat.AskAsync("Frage", "echo: Frage");
        await Expect(chat.Text(question)).ToBeVisibleAsync();
        await Expect(chat.Button(yes)).ToBeVisibleAsync();

        var result = await chat.Page.Locator(".consent").RunAxe();

        Assert.Empty(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")));
        Assert.Equal(width, await chat.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    private async Task<bool> HasConsentAsync(ChatPage chat)
    {
        var conversation = await chat.ReadConversationIdAsync();
        var contexts = pages.Host.Services.GetRequiredService<IDbContextFactory<ChatbotDbContext>>();
        await using var database = await contexts.CreateDbContextAsync(Token);
        var row = await database.Conversations.SingleAsync(one => one.ConversationId.EndsWith(conversation), Token);
        return await database.UserMemories.AnyAsync(memory => memory.UserId == row.UserId && memory.ConsentedAt != null, Token);
    }
}
