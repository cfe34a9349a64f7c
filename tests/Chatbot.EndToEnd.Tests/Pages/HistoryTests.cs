using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.EndToEnd.Tests.Pages;

public sealed class HistoryTests(EchoPages pages) : IClassFixture<EchoPages>
{
    [Fact]
    public async Task Reload_ContinuesTheConversation()
    {
        await using var context = await pages.Browser.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);
        await chat.AskAsync("first question", "echo: first question");

        await chat.Page.ReloadAsync();

        await Expect(chat.Messages).ToHaveTextAsync(["first question", "echo: first question"]);
        await chat.AskAsync("second question", "echo: second question");
        await Expect(chat.Messages).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task List_OpensAnEarlierConversation()
    {
        await using var context = await pages.Browser.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);
        await chat.AskAsync("about leave", "echo: about leave");

        await chat.Button("New conversation").ClickAsync();
        await Expect(chat.Messages).ToHaveCountAsync(0);
        await chat.AskAsync("about travel", "echo: about travel");
        await chat.HistoryToggle.ClickAsync();
        await Expect(chat.History.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await chat.History.GetByText("about leave").ClickAsync();

        await Expect(chat.Messages).ToHaveTextAsync(["about leave", "echo: about leave"]);
        await chat.AskAsync("more about leave", "echo: more about leave");
    }

    [Fact]
    public async Task RestartOfTheHost_IsSurvived()
    {
        await using var host = await PageHost.StartAsync("--Assistant:Provider=echo", "--Sample:Enabled=false");
        await using var context = await pages.Browser.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, host.Url);
        await chat.AskAsync("before", "echo: before");

        await host.StopAsync();
        await Expect(chat.Text("The connection to the assistant was lost.")).ToBeVisibleAsync();
        await host.StartAgainAsync();
        await Expect(chat.Text("The connection to the assistant was lost.")).ToHaveCountAsync(0);
        await chat.AskAsync("after", "echo: after");

        await Expect(chat.Messages).ToHaveTextAsync(["before", "echo: before", "after", "echo: after"]);
        await chat.Page.ReloadAsync();
        await Expect(chat.Messages).ToHaveTextAsync(["before", "echo: before", "after", "echo: after"]);
    }

    [Fact]
    public async Task List_ShowsWhatAConversationIsAbout_AndTheNameThatAPersonGaveIt()
    {
        await using var context = await pages.Browser.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);
        await chat.AskAsync("hello", "echo: hello");
        await chat.AskAsync("How many vacation days are there?", "echo: How many vacation days are there?");
        await chat.HistoryToggle.ClickAsync();

        // Not the greeting that it began with.
        await Expect(chat.History.GetByText("How many vacation days are there", new() { Exact = true })).ToBeVisibleAsync();
        await chat.Button("Rename “How many vacation days are there”").ClickAsync();
        await chat.Page.GetByLabel("Name of the conversation").FillAsync("Leave");
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.History.GetByText("Leave", new() { Exact = true })).ToBeVisibleAsync();
        await chat.Page.ReloadAsync();

        // With something in it, the list is open where there is room.
        await Expect(chat.History.GetByText("Leave", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task List_OfAnotherBrowser_LearnsNoTitles()
    {
        await using var context = await pages.Browser.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, pages.Host.Url);
        await chat.AskAsync("How many secret days are there?", "echo: How many secret days are there?");
        var id = await chat.ReadConversationIdAsync();
        var own = await TitlesAsync(context, id);
        await using var stranger = await pages.Browser.OpenAsync();
        await ChatPage.OpenAsync(stranger, pages.Host.Url);

        Assert.Contains("How many secret days are there", own, StringComparison.Ordinal);
        Assert.Equal("""{"titles":{}}""", await TitlesAsync(stranger, id));
    }

    private async Task<string> TitlesAsync(IBrowserContext context, string conversation)
    {
        var answer = await context.APIRequest.PostAsync(
            $"{pages.Host.Url}/api/webchat/titles",
            new() { DataObject = new { conversationIds = new[] { conversation, "not an id" } } }
        );
        return await answer.TextAsync();
    }
}
