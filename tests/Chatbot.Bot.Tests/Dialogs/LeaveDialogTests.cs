using System.Text.RegularExpressions;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
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
        var asked = SaidOf(await AskedAsync(adapter));
        Assert.Contains("Annual leave, 2027-03-01 to 2027-03-07, working days: 5", asked, StringComparison.Ordinal);
        Assert.Contains("ann", asked, StringComparison.Ordinal);
        var id = Regex.Match(asked, "approve ([0-9a-f]{16})").Groups[1].Value;

        var refused = await adapter.SendAsync($"approve {id}", Ann);
        Assert.StartsWith("Only the person who was asked", Assert.Single(refused).Text, StringComparison.Ordinal);
        var decided = await adapter.SendAsync($"approve {id} Enjoy it", Boss);
        Assert.Contains(decided, reply => reply.Text?.StartsWith("Thank you.", StringComparison.Ordinal) == true);
        var again = await adapter.SendAsync($"deny {id}", Boss);
        Assert.StartsWith("This request was already answered", Assert.Single(again).Text, StringComparison.Ordinal);

        var told = await adapter.WaitForReplyAsync(reply => SaidOf(reply).Contains("is approved", StringComparison.Ordinal), Ann);
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

        Assert.Contains("2027-03-01 to 2027-03-07", SaidOf(await AskedAsync(adapter)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApproverOfTheSameName_InAnotherTenant_DecidesNothing()
    {
        await using var adapter = await StartAsync();
        await adapter.SendAsync("hello", Boss);
        await FillAsync(adapter);
        var id = Regex.Match(SaidOf(await AskedAsync(adapter)), "approve ([0-9a-f]{16})").Groups[1].Value;

        var answer = await adapter.SendAsync($"approve {id}", Boss with { Tenant = "other" });

        Assert.StartsWith("This request was already answered, or is not known here", Assert.Single(answer).Text);
    }

    [Fact]
    public async Task Leave_OfTheApprover_IsDecidedByNobody()
    {
        await using var adapter = await StartAsync();

        var last = await FillAsync(adapter, Boss);

        Assert.Contains("Nobody else can decide about your leave", last[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leave_ThatNobodyDecides_EndsWithItsTime()
    {
        await using var adapter = await StartAsync();
        await FillAsync(adapter);
        adapter.Time.Advance(TimeSpan.FromDays(31));

        await adapter.Services.GetRequiredService<IGrainFactory>().GetGrain<ISweepGrain>(0).SweepAsync();

        await adapter.WaitForReplyAsync(reply => SaidOf(reply).StartsWith("Nobody has decided about your leave"), Ann);
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
        await FillAsync(adapter, reason: "a knee surgery");
        Assert.Contains("knee", Kept(), StringComparison.Ordinal);

        await adapter.SendAsync("/forget", Ann);
        await adapter.SendAsync("yes", Ann);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (adapter.Services.GetRequiredService<ErasureStore>().FindOpen(1).Count > 0)
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain("knee", Kept(), StringComparison.Ordinal);
        Assert.Contains("2027-03-01", Kept(), StringComparison.Ordinal);

        string Kept()
        {
            var store = adapter.Services.GetRequiredService<ApprovalStore>();
            var row = Assert.Single(store.FindOf(Ann.Id.ToString(), "ann"));
            Assert.Equal(ApprovalStore.Pending, row.Status);
            return row.Pending;
        }
    }

    private static Task<Activity> AskedAsync(TestAdapter adapter) =>
        adapter.WaitForReplyAsync(reply => SaidOf(reply).Contains("working days", StringComparison.Ordinal), Boss);

    private static Task<TestAdapter> StartAsync() =>
        TestAdapter.StartAsync(new() { Settings = ["--Dialogs:Leave:Approver=test/default/boss"] });

    private static async Task<IReadOnlyList<Activity>> FillAsync(
        TestAdapter adapter,
        TestConversation? person = null,
        string reason = "skip"
    )
    {
        IReadOnlyList<Activity> last = [];
        foreach (var text in new[] { "request leave", "annual", "2027-03-01", "2027-03-07", reason, "yes" })
        {
            last = await adapter.SendAsync(text, person ?? Ann);
        }

        return last;
    }

    private static string SaidOf(Activity reply) => reply.Text ?? reply.Summary ?? "";
}
