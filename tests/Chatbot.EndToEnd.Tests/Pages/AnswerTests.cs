using Chatbot.Bot.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.EndToEnd.Tests.Pages;

[Collection(HandbookCollection.Name)]
public sealed class AnswerTests(HandbookPages pages)
{
    [Fact]
    public async Task Citation_OpensThePassage_AndEscGoesBack()
    {
        await using var context = await pages.Browser.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);

        await chat.AskAboutVacationAsync();
        await chat.OpenCitationAsync();

        await Expect(chat.Mark).ToBeInViewportAsync();
        await Expect(chat.Panel).ToContainTextAsync("leave-and-holidays.md");
        await chat.Page.Keyboard.PressAsync("Escape");
        await Expect(chat.Panel).ToHaveCountAsync(0);
        await Expect(chat.Citation).ToBeFocusedAsync();
    }

    [Fact]
    public async Task QuestionTheDocumentsDoNotAnswer_IsToldSo_WithoutCitations()
    {
        await using var context = await pages.Browser.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);

        await chat.SendAsync("What is the melting point of tungsten?");
        var refusal = chat
            .Page.Locator(".webchat__bubble__content")
            .Filter(new() { HasText = "I could not find the answer to that in the documents." });
        await Expect(refusal).ToBeVisibleAsync();
        await Expect(chat.Button("Stop")).ToHaveCountAsync(0);

        await Expect(chat.Citation).ToHaveCountAsync(0);
        await Expect(chat.Page.Locator(".ac-adaptiveCard")).ToContainTextAsync("The nearest topics in the documents are");
        // What is nearest can be opened, too.
        Assert.NotEqual(0, await chat.Citations.CountAsync());
    }

    [Fact]
    public async Task Keyboard_IsEnough()
    {
        await using var context = await pages.Browser.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);
        var keyboard = chat.Page.Keyboard;

        await chat.MoveFocusAsync("Tab", chat.SendBox);
        await keyboard.TypeAsync(ChatPage.VacationQuestion);
        await keyboard.PressAsync("Enter");
        await Expect(chat.LastMessage).ToContainTextAsync("30 days");
        await Expect(chat.Button("Stop")).ToHaveCountAsync(0);
        await chat.MoveFocusAsync("Shift+Tab", chat.Transcript);
        await keyboard.PressAsync("Enter");
        await chat.MoveFocusAsync("Tab", chat.Citation);
        await keyboard.PressAsync("Enter");
        await Expect(chat.Mark).ToBeVisibleAsync();
        await Expect(chat.Button("Close the passage")).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");

        await Expect(chat.Panel).ToHaveCountAsync(0);
        await Expect(chat.Citation).ToBeFocusedAsync();
    }

    [Fact]
    public async Task ThumbUp_IsStored()
    {
        await using var context = await pages.Browser.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);
        await chat.AskAboutVacationAsync();
        var conversation = await chat.ReadConversationIdAsync();

        await chat.Button("Like").ClickAsync();

        await Eventually.TrueAsync(async token =>
        {
            var factory = pages.Host.Services.GetRequiredService<IDbContextFactory<ChatbotDbContext>>();
            await using var database = await factory.CreateDbContextAsync(token);
            return await database.Feedback.AnyAsync(row => row.ConversationId.Contains(conversation) && row.Vote == 1, token);
        });
        await Expect(chat.Button("Like")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task Requests_StayOnTheHost()
    {
        await using var context = await pages.Browser.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);

        await chat.AskAboutVacationAsync();
        await chat.OpenCitationAsync();

        string[] own =
        [
            pages.Host.Url,
            $"blob:{pages.Host.Url}",
            pages.Host.Url.Replace("http:", "ws:", StringComparison.Ordinal),
        ];
        Assert.Contains(chat.Requests, url => url.StartsWith("ws:", StringComparison.Ordinal));
        Assert.DoesNotContain(
            chat.Requests,
            url =>
                !url.StartsWith("data:", StringComparison.Ordinal)
                && !own.Any(prefix => url.StartsWith($"{prefix}/", StringComparison.Ordinal))
        );
    }
}
