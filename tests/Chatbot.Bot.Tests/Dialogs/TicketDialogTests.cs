using Chatbot.Contracts.Activities;
using Chatbot.Testing.Conversations;
using Chatbot.Testing.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Chatbot.Bot.Tests.Dialogs;

public sealed class TicketDialogTests
{
    [Fact]
    public async Task Ticket_FilledStepByStep_IsPostedOnceWithItsKey()
    {
        await using var webhook = await FakeWebhook.StartAsync();
        await using var adapter = await StartAsync(webhook);

        await new TestFlow(adapter)
            .Send("I want to report a broken laptop")
            .AssertReply("What happens exactly, and since when?")
            .Send("It has not started since this morning.")
            .AssertReplyContains("How urgent is it?", "1. Low", "3. High")
            .Send("hogh")
            .AssertReply("How many people cannot work because of it?")
            .Send("many")
            .AssertReply("I need a number, such as 3. How many people cannot work because of it?")
            .Send("-1")
            .AssertReply("Between 0 and 100000, please. How many people cannot work because of it? Write “cancel” to stop.")
            .Send("just one")
            .AssertReplyContains("- Title: broken laptop", "- Urgency: High", "- People affected: 1", "Shall I send it?")
            .Send("yes please")
            .AssertReply("The ticket was sent. Its number is IT-7. https://desk.example.com/7")
            .StartTestAsync();

        var (key, body) = Assert.Single(webhook.Taken);
        Assert.Equal(key, body.GetProperty("id").GetString());
        Assert.Equal("broken laptop", body.GetProperty("title").GetString());
        Assert.Equal("high", body.GetProperty("urgency").GetString());
        Assert.Equal(1, body.GetProperty("people").GetInt32());
        Assert.Equal("ann", body.GetProperty("reporterId").GetString());
        Assert.Equal("Bearer desk", webhook.Authorization);
    }

    [Fact]
    public async Task Ticket_NobodyTakes_IsTriedAgainWithTheSameKey()
    {
        await using var webhook = await FakeWebhook.StartAsync();
        await using var adapter = await StartAsync(webhook);
        webhook.Answer = _ => Results.StatusCode(503);

        await FillAsync(adapter);
        var refused = await adapter.SendAsync("yes");
        Assert.Contains("did not take the ticket", refused[0].Text, StringComparison.Ordinal);
        Assert.Contains("Shall I send it?", refused[1].Text, StringComparison.Ordinal);
        webhook.Answer = _ => Results.Json(new { });
        var taken = await adapter.SendAsync("yes");

        Assert.Equal("The ticket was sent.", Assert.Single(taken).Text);
        Assert.Equal(2, webhook.Keys.Count);
        Assert.Single(webhook.Keys.Distinct());
    }

    [Fact]
    public async Task Ticket_WhoseHostEndsInTheMiddleOfSending_IsDoneOnceAndToldOnce()
    {
        await using var webhook = await FakeWebhook.StartAsync();
        await using var adapter = await StartAsync(webhook);
        await FillAsync(adapter);
        var reached = new TaskCompletionSource();
        webhook.BeforeAnswer = async context =>
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        var receipt = await adapter.PostAsync(new Activity { Type = ActivityTypes.Message, Text = "yes" });
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(90), TestContext.Current.CancellationToken);
        webhook.BeforeAnswer = _ => Task.CompletedTask;
        await adapter.RestartAsync();
        var replies = await adapter.ReadTurnAsync(receipt.Sequence);

        Assert.StartsWith("The ticket was sent.", Assert.Single(replies).Text, StringComparison.Ordinal);
        Assert.Equal(2, webhook.Keys.Count);
        Assert.Single(webhook.Taken);
        Assert.DoesNotContain("Cancelled", (await adapter.SendAsync("cancel"))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticket_WithoutWebhook_IsNotOffered()
    {
        await using var adapter = await TestAdapter.StartAsync();

        var replies = await adapter.SendAsync("report a broken laptop");

        Assert.DoesNotContain(replies, reply => reply.Text!.Contains("What happens exactly", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Correction_GoesBackToTheSlotItNames_AndToTheLastOneOtherwise()
    {
        await using var webhook = await FakeWebhook.StartAsync();
        await using var adapter = await StartAsync(webhook);

        await new TestFlow(adapter)
            .Send("ticket")
            .AssertReply("What is the problem, in a few words?")
            .Send("The printer is jammed")
            .AssertReply("What happens exactly, and since when?")
            .Send("no, I meant the scanner is jammed")
            .AssertReply("Noted. Title: the scanner is jammed")
            .AssertReply("What happens exactly, and since when?")
            .Send("It eats paper")
            .AssertReplyContains("How urgent is it?")
            .Send("change the title to scanner jam")
            .AssertReply("Noted. Title: scanner jam")
            .AssertReplyContains("How urgent is it?")
            .Send("low")
            .AssertReplyContains("How many people")
            .Send("2")
            .AssertReplyContains("- Title: scanner jam", "- Urgency: Low")
            .Send("no")
            .AssertReplyContains("What should I change?", "3. Urgency", "5. Cancel")
            .Send("urgency")
            .AssertReplyContains("How urgent is it?")
            .Send("high")
            .AssertReplyContains("- Urgency: High", "- People affected: 2")
            .Send("yes")
            .AssertReplyContains("The ticket was sent")
            .StartTestAsync();

        Assert.Equal("scanner jam", Assert.Single(webhook.Taken).Value.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData(
        "de-DE",
        "Ich möchte ein Problem melden",
        "Worum geht es, in wenigen Worten?",
        "abbrechen",
        "Abgebrochen. Es ist nichts geschehen."
    )]
    [InlineData(
        "fr-FR",
        "Je voudrais signaler un problème",
        "Quel est le problème, en quelques mots ?",
        "annuler",
        "Annulé. Rien n'a été fait."
    )]
    public async Task Ticket_InTheLanguageOfThePerson_IsStartedAndCancelled(
        string locale,
        string start,
        string question,
        string cancel,
        string cancelled
    )
    {
        await using var webhook = await FakeWebhook.StartAsync();
        await using var adapter = await StartAsync(webhook);

        await new TestFlow(adapter, new() { Locale = locale }).Test(start, question).Test(cancel, cancelled).StartTestAsync();

        Assert.Empty(webhook.Keys);
    }

    private static async Task FillAsync(TestAdapter adapter)
    {
        foreach (var text in new[] { "ticket", "Printer", "It jams", "low", "1" })
        {
            await adapter.SendAsync(text);
        }
    }

    private static Task<TestAdapter> StartAsync(FakeWebhook webhook) =>
        TestAdapter.StartAsync(
            new() { Settings = [$"--Dialogs:Ticket:WebhookUrl={webhook.Url}", "--Dialogs:Ticket:Authorization=Bearer desk"] }
        );
}
