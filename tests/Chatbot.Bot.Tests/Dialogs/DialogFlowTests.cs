using Chatbot.Bot.Persistence;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Conversations;
using Chatbot.Testing.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Dialogs;

public sealed class DialogFlowTests
{
    private static readonly string[] AcrossChannels = ["--Dialogs:ContinueAcrossChannels=true"];

    [Fact]
    public async Task Dialog_TheNextDay_AsksWhetherToGoOn()
    {
        await using var adapter = await TestAdapter.StartAsync();

        await new TestFlow(adapter)
            .Send("settings")
            .AssertReplyContains("What would you like to change?")
            .Delay(TimeSpan.FromDays(1))
            .Restart()
            .Test("Good morning", "We have not finished “Settings”. Shall we go on?")
            .Send("What is the weather like on Mars?")
            .AssertReplyContains("could not find the answer")
            .Send("yes")
            .AssertReplyContains("What would you like to change?")
            .Send("tone")
            .AssertReplyContains("How shall my answers sound?")
            .StartTestAsync();
    }

    [Fact]
    public async Task Dialog_AfterItsLifetime_IsForgotten()
    {
        await using var adapter = await TestAdapter.StartAsync();
        await adapter.SendAsync("settings");
        adapter.Time.Advance(TimeSpan.FromDays(8));

        var replies = await adapter.SendAsync("tone");

        Assert.DoesNotContain(replies, reply => reply.Text!.Contains("Settings", StringComparison.Ordinal));
        Assert.DoesNotContain(replies, reply => reply.Text!.Contains("How shall", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dialog_InAnotherConversation_GoesOnThere_AndNoLongerHere()
    {
        await using var adapter = await TestAdapter.StartAsync();
        await adapter.SendAsync("settings");
        await adapter.SendAsync("tone");
        var elsewhere = new TestConversation("c2");

        Assert.Contains(
            "How shall my answers sound?",
            (await adapter.SendAsync("continue", elsewhere))[0].Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Saved", (await adapter.SendAsync("brief"))[0].Text, StringComparison.Ordinal);
        Assert.Equal("Saved: Brief.", Assert.Single(await adapter.SendAsync("brief", elsewhere)).Text);
    }

    [Fact]
    public async Task Dialog_OnAnotherChannel_GoesOnOnlyWhereIdsAreDeclaredToBeOnePerson()
    {
        var other = new TestConversation("c2") { Channel = "test.other" };
        await using (var apart = await TestAdapter.StartAsync())
        {
            await apart.SendAsync("settings");
            Assert.DoesNotContain(
                "What would you like",
                (await apart.SendAsync("continue", other))[0].Text,
                StringComparison.Ordinal
            );
        }

        await using var adapter = await TestAdapter.StartAsync(new() { Settings = AcrossChannels });
        await adapter.SendAsync("settings");
        Assert.Contains("What would you like", (await adapter.SendAsync("continue", other))[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bob", "default", false)]
    [InlineData("ann", "other", false)]
    [InlineData("ann", "default", true)]
    public async Task Dialog_OfSomebodyElse_OrInAGroup_IsNotGoneOnWith(string user, string tenant, bool isGroup)
    {
        await using var adapter = await TestAdapter.StartAsync(new() { Settings = AcrossChannels });
        await adapter.SendAsync("settings");

        var replies = await adapter.SendAsync("continue", new("c2", user) { Tenant = tenant, IsGroup = isGroup });

        Assert.DoesNotContain("What would you like", replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dialog_StartedWithinAnother_ComesFirst_AndThenTheOther()
    {
        await using var adapter = await TestAdapter.StartAsync();
        await adapter.SendAsync("hello");

        await new TestFlow(adapter)
            .Send("settings")
            .AssertReplyContains("What would you like to change?")
            .Send("give feedback")
            .AssertReplyContains("Did my last answer help you?")
            .Send("yes")
            .AssertReplyContains("Would you like to say more")
            .Send("skip")
            .AssertReply("Thank you, I have noted that.")
            .AssertReplyContains("What would you like to change?")
            .StartTestAsync();
    }

    [Fact]
    public async Task Settings_ChangeTheLanguageOfDialogsAndAnswers()
    {
        var model = new ScriptedProvider();
        await using var adapter = await TestAdapter.StartAsync(new() { Model = model });

        await new TestFlow(adapter)
            .Send("settings")
            .AssertReplyContains("What would you like to change?")
            .Send("language")
            .AssertReplyContains("In which language")
            .Test("german", "Gespeichert: Deutsch.")
            .Send("Einstellungen")
            .AssertReplyContains("Was möchten Sie ändern?")
            .Test("cancel", "Abgebrochen. Es ist nichts geschehen.")
            .Send("Who are you?")
            .AssertReplyContains("ok")
            .StartTestAsync();

        Assert.Contains(model.Client.Calls[^1].Messages, message => message.Text.Contains("German", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_ChangeTheToneThatTheModelIsTold()
    {
        var model = new ScriptedProvider();
        await using var adapter = await TestAdapter.StartAsync(new() { Model = model });
        await adapter.SendAsync("Who are you?");
        foreach (var text in new[] { "settings", "tone", "formal" })
        {
            await adapter.SendAsync(text);
        }

        await adapter.SendAsync("Who are you?");

        Assert.Equal(2, model.Client.Calls.Count);
        Assert.NotEqual(model.Client.Calls[0].Messages[0].Text, model.Client.Calls[1].Messages[0].Text);
    }

    [Fact]
    public async Task Feedback_WithAReason_IsKeptForTheAnswer_AndNotForWhatADialogSaid()
    {
        await using var adapter = await TestAdapter.StartAsync(new() { Model = new() });
        var answer = Assert.Single(await adapter.SendAsync("Who are you?"));
        await adapter.SendAsync("settings");
        await adapter.SendAsync("cancel");

        foreach (var text in new[] { "feedback", "no", "it is outdated", "The numbers are of last year." })
        {
            await adapter.SendAsync(text);
        }

        var kept = adapter
            .Services.GetRequiredService<Database>()
            .Read(sql =>
                sql.Query(
                    "SELECT activity_id, vote, comment, user_id FROM feedback",
                    row => (row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3))
                )
            );
        Assert.Equal((answer.Id, -1, "outdated: The numbers are of last year.", "ann"), Assert.Single(kept));
    }

    [Fact]
    public async Task Model_StartsADialog_WhoseValuesAreCheckedAndConfirmed()
    {
        await using var webhook = await FakeWebhook.StartAsync();
        var model = new ScriptedProvider();
        model.Client.OnStream = (call, _) =>
        {
            Assert.Contains(call.Options!.Tools!, tool => tool.Name == "start_ticket");
            return ScriptedTools.Call(
                ("start_ticket", """{"title":"Printer on floor 3","urgency":"catastrophic","people":"4"}""")
            );
        };
        await using var adapter = await TestAdapter.StartAsync(
            new() { Model = model, Settings = [$"--Dialogs:Ticket:WebhookUrl={webhook.Url}"] }
        );

        await new TestFlow(adapter)
            .Send("Our printer on floor 3 is dead and four of us cannot work, please do something")
            .AssertReplyContains("Let us do that together.")
            .AssertReplyContains("What happens exactly, and since when?")
            .Send("It is dead")
            .AssertReplyContains("How urgent is it?")
            .Send("high")
            .AssertReplyContains("- Title: Printer on floor 3", "- People affected: 4", "Shall I send it?")
            .StartTestAsync();

        Assert.Single(model.Client.Calls);
        Assert.Empty(webhook.Keys);
    }
}
