using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.EndToEnd.Tests.Pages;

[Collection(HandbookCollection.Name)]
public sealed class WidgetTests(HandbookPages pages)
{
    [Fact]
    public async Task Widget_AnswersOnAnotherSite()
    {
        await using var context = await pages.Browser.OpenAsync();
        await using var site = await StartSiteAsync(pages.Host.Url);
        var page = await context.NewPageAsync();
        await page.GotoAsync(AddressOf(site));
        var launcher = page.Locator("[data-chatbot-widget] button");
        var frame = page.Locator("[data-chatbot-widget] iframe");
        await Expect(launcher).ToHaveAccessibleNameAsync("Open Ask us");

        await launcher.ClickAsync();
        var chat = new ChatPage(page, frame.ContentFrame.Locator("body"));
        await Expect(chat.SendBox).ToBeVisibleAsync();
        await chat.AskAboutVacationAsync();
        await chat.OpenCitationAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(chat.Panel).ToHaveCountAsync(0);
        await Expect(frame).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await Expect(frame).ToBeHiddenAsync();
        await Expect(launcher).ToBeFocusedAsync();
        await launcher.ClickAsync();
        await Expect(chat.LastMessage).ToContainTextAsync("30 days");
    }

    private static async Task<WebApplication> StartSiteAsync(string chatbot)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.Urls.Add("http://127.0.0.1:0");
        site.MapGet(
            "/",
            () =>
                Results.Content(
                    $"""
                    <!doctype html>
                    <html lang="en">
                      <head>
                        <title>A shop</title>
                        <script src="{chatbot}/widget.js" data-title="Ask us" defer></script>
                      </head>
                      <body><h1>A shop</h1></body>
                    </html>
                    """,
                    "text/html"
                )
        );
        await site.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    /// <summary>By another name than the assistant's, so that it is another site and not only another port.</summary>
    private static string AddressOf(WebApplication site) =>
        site
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single()
            .Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
}
