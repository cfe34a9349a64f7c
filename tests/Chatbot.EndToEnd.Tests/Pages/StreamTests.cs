using System.Diagnostics;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.EndToEnd.Tests.Pages;

public sealed class StreamTests(EchoPages pages) : IClassFixture<EchoPages>
{
    private const string RecordWords = """
        () => {
            window.counts = [];
            new MutationObserver(() => {
                const last = [...document.querySelectorAll('.webchat__bubble__content')].at(-1)?.textContent ?? '';
                const count = last.match(/word\d+/g)?.length ?? 0;
                count !== window.counts.at(-1) && window.counts.push(count);
            }).observe(document.body, { characterData: true, childList: true, subtree: true });
        }
        """;

    [Fact]
    public async Task Stream_OnlyGrows()
    {
        await using var context = await pages.Browser.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);
        await chat.Page.EvaluateAsync(RecordWords);

        await chat.AskAsync("stream 100 30ms", "word99 word100");

        var counts = await chat.Page.EvaluateAsync<int[]>("() => window.counts");
        var grown = counts.SkipWhile(count => count == 0).ToArray();
        Assert.Equal(grown.Order(), grown);
        Assert.True(grown.Length > 3, $"The text changed {grown.Length} times.");
        Assert.Equal(100, grown[^1]);
    }

    [Fact]
    public async Task Stop_KeepsTheText_AndIsQuick()
    {
        await using var context = await pages.Browser.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);
        await chat.SendAsync("stream 2000 30ms");
        await Expect(chat.LastMessage).ToContainTextAsync("word10 ");

        await chat.Button("Stop").ClickAsync();

        await Expect(chat.LastMessage).ToContainTextAsync("Stopped.", new() { Timeout = 1000 });
        await Expect(chat.LastMessage).ToContainTextAsync("word1 word2");
        await Expect(chat.Button("Stop")).ToHaveCountAsync(0);
        await Expect(chat.SendBox).ToBeFocusedAsync();
        await chat.AskAsync("Still there?", "echo: Still there?");
    }

    [Fact]
    public async Task MessageBeforeTheConnection_IsSentLater()
    {
        await using var context = await pages.Browser.OpenAsync();
        var connect = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await context.RouteAsync(
            "**/v3/directline/conversations",
            async route =>
            {
                await connect.Task;
                await route.ContinueAsync();
            }
        );
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);

        await chat.SendAsync("too early");
        connect.SetResult();

        await Expect(chat.Messages).ToHaveTextAsync(["too early", "echo: too early"]);
    }

    [Fact]
    public async Task PicturesFromElsewhere_AreNotLoaded()
    {
        const string Picture = "http://127.0.0.1:1/x.png";
        await using var context = await pages.Browser.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);

        await chat.AskAsync($"![the picture]({Picture})", "echo: the picture");
        var blocked = await chat.Page.EvaluateAsync<string>(
            """
            url => new Promise(resolve => {
                document.addEventListener('securitypolicyviolation', event => resolve(event.blockedURI), { once: true });
                new Image().src = url;
            })
            """,
            Picture
        );

        await Expect(chat.LastMessage.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", Picture);
        await Expect(chat.LastMessage.Locator("img[src*='x.png']")).ToHaveCountAsync(0);
        Assert.Equal(Picture, blocked);
    }

    [Fact]
    public async Task Attachment_ArrivesAndIsShown()
    {
        await using var context = await pages.Browser.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);
        var picture = chat.Page.Locator(".webchat__bubble--from-user img");

        await chat.Page.Locator("input[type=file]").SetInputFilesAsync(Picture("roof.png"));
        await Expect(chat.Page.GetByText("1 attachment")).ToBeVisibleAsync();
        await chat.SendAsync("Our roof");
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 2);
        await Expect(chat.Messages.GetByText("echo: Our roof")).ToBeVisibleAsync();
        await chat.Page.ReloadAsync();

        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 2);
        var address = await picture.GetAttributeAsync("src");
        Assert.StartsWith(pages.Host.Url, address, StringComparison.Ordinal);
    }

    private static FilePayload Picture(string name) =>
        new()
        {
            Name = name,
            MimeType = "image/png",
            Buffer = Convert.FromBase64String(
                "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR42mNgkG8AIgY4CQAMgwHRdbv+SQAAAABJRU5ErkJggg=="
            ),
        };
}
