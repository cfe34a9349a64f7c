using Chatbot.Testing.Time;
using static Chatbot.Bot.Tests.Conversations.Approvals.ApprovalHost;

namespace Chatbot.Bot.Tests.Conversations.Approvals;

/// <summary>Requests that somebody else decides, in a conversation of their own.</summary>
public sealed class ApproverDirectoryTests
{
    [Fact]
    public async Task Approver_IsAskedInAConversationOfTheirOwn_AndTheAskerGoesOnOnce()
    {
        await using var host = await StartAsync(approver: true);
        await SayAsync(host, "hello", user: "boss", conversation: BossChat);
        await host.ReadUntilEndedAsync(1, BossChat);
        await SayAsync(host, "do it");
        await host.ReadUntilEndedAsync(2, BossChat);

        await SayAsync(host, $"approve {Id}");
        await SayAsync(host, $"approve {Id} remember", user: "boss", conversation: BossChat);
        await SayAsync(host, $"approve {Id}", user: "boss", conversation: BossChat);
        var toldToBoss = Texts(await host.ReadUntilEndedAsync(4, BossChat));
        await SayAsync(host, "what is allowed");
        var toldToAsker = Texts(await host.ReadUntilEndedAsync(4));

        Assert.Equal(
            ["known", "card", "decided", "This request was already answered, or is not known here. Nothing was done."],
            toldToBoss
        );
        Assert.Equal("waiting for boss", toldToAsker[0]);
        Assert.StartsWith("Only the person who was asked", toldToAsker[1]);
        Assert.Contains("approved", toldToAsker);
        Assert.Contains($"allowed: create_ticket@{Boss}", toldToAsker);
        Assert.Equal(["requested", "approved"], Audit(host).Select(row => row.Event));
        Assert.All(Audit(host), row => Assert.Equal(("user1", "boss"), (row.RequesterId, row.UserId)));
    }

    [Fact]
    public async Task Approver_WhoHasNeverWritten_IsAskedOnceWhenTheyDo()
    {
        await using var host = await StartAsync(approver: true);
        await SayAsync(host, "do it");
        var told = Texts(await host.ReadUntilEndedAsync(1));

        await SayAsync(host, "hello", user: "boss", conversation: BossChat);
        await host.ReadUntilEndedAsync(2, BossChat);
        await SayAsync(host, "hello", user: "boss", conversation: "boss-chat-2");
        await host.ReadUntilEndedAsync(1, "boss-chat-2");
        await SayAsync(host, $"approve {Id}", user: "boss", conversation: BossChat);
        var toldToBoss = Texts(await host.ReadUntilEndedAsync(3, BossChat));
        var answers = Texts(await host.ReadUntilEndedAsync(2));

        Assert.Contains("has not written to me yet", Assert.Single(told), StringComparison.Ordinal);
        Assert.Equal(["known", "card", "decided"], toldToBoss);
        Assert.Equal("approved", answers[1]);
        Assert.Equal(["requested", "approved"], Audit(host).Select(row => row.Event));
    }

    [Fact]
    public async Task Approver_WhoIsThePersonWhoAsked_DecidesNothing()
    {
        await using var host = await StartAsync(approver: true);
        await SayAsync(host, "hello", user: "boss", conversation: BossChat);
        await host.ReadUntilEndedAsync(1, BossChat);
        await SayAsync(host, "do it", user: "boss", conversation: BossChat);
        await host.ReadUntilEndedAsync(3, BossChat);

        await SayAsync(host, $"approve {Id}", user: "boss", conversation: BossChat);
        var told = Texts(await host.ReadUntilEndedAsync(4, BossChat));

        Assert.StartsWith("Only the person who was asked", told[^1]);
    }

    [Fact]
    public async Task Approver_WhoDoesNotAnswer_LeavesNothingDone()
    {
        var time = new ShiftedTimeProvider();
        await using var host = await StartAsync(time, approver: true);
        await SayAsync(host, "hello", user: "boss", conversation: BossChat);
        await host.ReadUntilEndedAsync(1, BossChat);
        await SayAsync(host, "do it");
        await host.ReadUntilEndedAsync(2, BossChat);
        await host.ReadUntilEndedAsync(1);
        time.Advance(TimeSpan.FromMinutes(31));

        await SweepAsync(host);
        var toldToAsker = Texts(await host.ReadUntilEndedAsync(2));
        await host.ReadUntilEndedAsync(3, BossChat);
        await SayAsync(host, $"approve {Id}", user: "boss", conversation: BossChat);
        var toldToBoss = Texts(await host.ReadUntilEndedAsync(4, BossChat));

        Assert.Equal(["waiting for boss", "expired"], toldToAsker);
        Assert.StartsWith("This request was already answered", toldToBoss[^1]);
        Assert.Equal(["requested", "expired"], Audit(host).Select(row => row.Event));
    }
}
