using System.Text.RegularExpressions;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Testing.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Dialogs;

public sealed class LeaveDialogTests
{
    private static readonly TestConversation Ann = new("ann-1");
    private static readonly TestConversation Boss = new("boss-1", "boss");

    [Fact]
    public async Task Leave_OfAWeek_IsDecidedByTheApproverAndToldWhereItWasAsked()
    {
        await using var adapter = await StartAsync();
        await adapter.SendAsync("hello", Boss);
        await FillAsync(adapter);
        var asked = (await AskedAsync(adapter)).Text!;
        Assert.Contains(
            "ann asks for leave: Annual leave, 2027-03-01 to 2027-03-07, working days: 5",
            asked,
            StringComparison.Ordinal
        );
        var id = Regex.Match(asked, "/leave approve ([0-9a-f]{16})").Groups[1].Value;

        var refused = await adapter.SendAsync($"/leave approve {id}", Ann);
        Assert.StartsWith("Only the approver can decide", Assert.Single(refused).Text, StringComparison.Ordinal);
        var decided = await adapter.SendAsync($"/leave approve {id} Enjoy it", Boss);
        Assert.Equal("The leave is approved.", Assert.Single(decided).Text);
        var again = await adapter.SendAsync($"/leave decline {id}", Boss);
        Assert.Equal("The leave is approved.", Assert.Single(again).Text);

        var told = await adapter.WaitForReplyAsync(reply => reply.Text!.Contains("approved", StringComparison.Ordinal), Ann);
        Assert.Equal("Your leave from 2027-03-01 to 2027-03-07 is approved. Enjoy it", told.Text);
        var transcript = Assert.Single(await adapter.SendAsync("/export", Ann)).Text!;
        Assert.Single(Regex.Matches(transcript, "is approved"));
    }

    [Fact]
    public async Task Leave_OfAnApproverWhoNeverWrote_IsAskedWhenTheyFirstDo()
    {
        await using var adapter = await StartAsync();
        await FillAsync(adapter);

        await adapter.SendAsync("hello", Boss);

        Assert.Contains("ann asks for leave", (await AskedAsync(adapter)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApproverOfTheSameName_InAnotherTenant_DecidesNothing()
    {
        await using var adapter = await StartAsync();

        var answer = await adapter.SendAsync("/leave approve 0123456789abcdef", Boss with { Tenant = "other" });

        Assert.StartsWith("Only the approver can decide", Assert.Single(answer).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_ThatCannotBe_AreAskedForAgain()
    {
        await using var adapter = await StartAsync();

        await new TestFlow(adapter, Ann)
            .Send("take leave")
            .AssertReplyContains("Which kind of leave?")
            .Send("unpaid")
            .AssertReply("What is the first day?")
            .Send("2020-01-01")
            .AssertReplyContains("This day is over.")
            .Send("2027-03-06")
            .AssertReply("What is the last day?")
            .Send("2027-03-05")
            .AssertReplyContains("The last day must not be before the first, 2027-03-06.")
            .Send("2027-03-07")
            .AssertReplyContains("There is no working day in between.")
            .Send("2029-03-07")
            .AssertReplyContains("At most 366 days")
            .Send("2027-03-08")
            .AssertReplyContains("What should the approver know?")
            .Send("no, I meant the first day is 2027-03-09")
            .AssertReplyContains("Noted. First day: 2027-03-09")
            .AssertReply("What is the last day?")
            .StartTestAsync();
    }

    [Fact]
    public async Task Forgotten_Everything_LosesTheReasonAndKeepsTheRequest()
    {
        await using var adapter = await StartAsync();
        await FillAsync(adapter, "a knee surgery");
        var states = adapter.Services.GetRequiredService<BotStateStore>();
        var key = Assert.Single(states.FindKeys("leave/"));
        Assert.Contains("knee", states.Read(key).Document, StringComparison.Ordinal);

        await adapter.SendAsync("/forget", Ann);
        await adapter.SendAsync("yes", Ann);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (adapter.Services.GetRequiredService<ErasureStore>().FindOpen(1).Count > 0)
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain("knee", states.Read(key).Document, StringComparison.Ordinal);
        Assert.Contains("2027-03-01", states.Read(key).Document, StringComparison.Ordinal);
    }

    private static Task<Activity> AskedAsync(TestAdapter adapter) =>
        adapter.WaitForReplyAsync(reply => reply.Text!.Contains("asks for leave", StringComparison.Ordinal), Boss);

    private static Task<TestAdapter> StartAsync() =>
        TestAdapter.StartAsync(new() { Settings = ["--Dialogs:Leave:Approver=test/default/boss"] });

    private static async Task FillAsync(TestAdapter adapter, string reason = "skip")
    {
        foreach (var text in new[] { "request leave", "annual", "2027-03-01", "2027-03-07", reason, "yes" })
        {
            await adapter.SendAsync(text, Ann);
        }
    }
}
