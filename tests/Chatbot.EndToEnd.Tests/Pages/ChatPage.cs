using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Chatbot.EndToEnd.Tests.Pages;

/// <summary>The chat as a person meets it: on the page, or inside the widget's frame.</summary>
internal sealed partial class ChatPage
{
    /// <summary>For everything that has no limit of its own, in milliseconds.</summary>
    public const float Limit = 20_000;

    public const string VacationQuestion = "How many vacation days do full-time employees get?";
    private readonly ILocator _body;

    static ChatPage() => Assertions.SetDefaultExpectTimeout(Limit);

    public ChatPage(IPage page, ILocator body) => (Page, _body) = (page, body);

    public IPage Page { get; }

    /// <summary>The addresses of all requests and sockets.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public ILocator SendBox => _body.GetByTestId("send box text area");

    public ILocator Messages => _body.Locator(".webchat__bubble__content");

    public ILocator LastMessage => Messages.Last;

    public ILocator Transcript => _body.GetByLabel("Chat history, press arrow keys to navigate.");

    public ILocator Citation => _body.GetByRole(AriaRole.Link, new() { NameRegex = CitationName() }).First;

    public ILocator Citations => _body.Locator("a[href*='/passages/']");

    public ILocator Panel => Dialog("Leave and holidays");

    public ILocator Mark => Panel.Locator("mark");

    public ILocator HistoryToggle => Button("Conversations");

    public ILocator History => _body.GetByLabel("Your conversations", new() { Exact = true });

    public static async Task<ChatPage> OpenAsync(IBrowserContext context, string url)
    {
        var page = await context.NewPageAsync();
        var chat = new ChatPage(page, page.Locator("body"));
        page.Request += (_, request) => chat.Requests.Enqueue(request.Url);
        page.WebSocket += (_, socket) => chat.Requests.Enqueue(socket.Url);
        await page.GotoAsync(url);
        await Assertions.Expect(chat.SendBox).ToBeVisibleAsync();
        return chat;
    }

    public ILocator Button(string name) => _body.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Dialog(string name) => _body.GetByRole(AriaRole.Dialog, new() { Name = name, Exact = true });

    public ILocator Text(string text) => _body.GetByText(text);

    public async Task SendAsync(string text)
    {
        await SendBox.FillAsync(text);
        await SendBox.PressAsync("Enter");
    }

    /// <summary>Sends the text and waits until the answer is complete.</summary>
    public async Task AskAsync(string text, string expected)
    {
        await SendAsync(text);
        await Assertions.Expect(LastMessage).ToContainTextAsync(expected);
        await Assertions.Expect(Button("Stop")).ToHaveCountAsync(0);
    }

    public Task AskAboutVacationAsync() => AskAsync(VacationQuestion, "30 days");

    public async Task OpenCitationAsync()
    {
        await Citation.ClickAsync();
        await Assertions.Expect(Mark).ToContainTextAsync("30 days of paid vacation");
    }

    /// <summary>Presses the key until the focus is there.</summary>
    public async Task MoveFocusAsync(string key, ILocator target)
    {
        const int Most = 20;
        await Assertions.Expect(target).ToBeVisibleAsync();
        for (var presses = 0; presses < Most; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await Page.Keyboard.PressAsync(key);
        }

        Assert.Fail($"{Most} times {key} did not reach {target}.");
    }

    /// <summary>The id of the conversation on show.</summary>
    public Task<string> ReadConversationIdAsync() =>
        Page.EvaluateAsync<string>("() => JSON.parse(sessionStorage.getItem('chatbot.conversation')).conversationId");

    [GeneratedRegex("^Citation 1 ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CitationName();
}
