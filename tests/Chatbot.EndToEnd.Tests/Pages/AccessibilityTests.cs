using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.EndToEnd.Tests.Pages;

[Collection(HandbookCollection.Name)]
public sealed class AccessibilityTests(HandbookPages pages)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 380)]
    [InlineData(ColorScheme.Dark, 380)]
    public async Task EveryView_IsAccessible(ColorScheme colors, int width)
    {
        await using var context = await pages.Browser.OpenAsync(
            new()
            {
                ColorScheme = colors,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = width, Height = 760 },
            }
        );
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);
        await Expect(chat.Text(ChatPage.VacationQuestion)).ToBeVisibleAsync();
        await CheckAsync(chat, "empty");

        await chat.AskAboutVacationAsync();
        await CheckAsync(chat, "answered");

        await chat.OpenCitationAsync();
        await CheckAsync(chat, "passage");
        await chat.Page.Keyboard.PressAsync("Escape");

        await chat.HistoryToggle.ClickAsync();
        await Expect(chat.History).ToBeVisibleAsync();
        await CheckAsync(chat, "history");
    }

    private static async Task CheckAsync(ChatPage chat, string view)
    {
        var result = await chat.Page.RunAxe();
        var violations = result
            .Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation =>
                $"{view}: {violation.Id}, {violation.Help}: {string.Join(" | ", violation.Nodes.Select(Describe))}"
            )
            .ToList();
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    private static string Describe(AxeResultNode node) =>
        $"{node.Html} ({string.Join("; ", node.Any.Select(check => check.Message))})";
}
