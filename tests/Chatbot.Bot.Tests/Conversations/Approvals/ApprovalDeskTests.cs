using System.Text.Json;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Contracts.Activities;
using Chatbot.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using static Chatbot.Bot.Tests.Conversations.Approvals.ApprovalHost;

namespace Chatbot.Bot.Tests.Conversations.Approvals;

/// <summary>Requests and answers in a real conversation with real storage.</summary>
public sealed class ApprovalDeskTests
{
    [Fact]
    public async Task Answer_OfThePersonWhoWasAsked_CountsOnce()
    {
        await using var host = await StartAsync();
        await SayAsync(host, "do it");

        await SayAsync(host, $"approve {Id}");
        await SayAsync(host, $"approve {Id}");
        var answers = Texts(await host.ReadUntilEndedAsync(3));

        Assert.Equal(
            ["asked", "approved", "This request was already answered, or is not known here. Nothing was done."],
            answers
        );
        Assert.Equal(["requested", "approved"], Audit(host).Select(row => row.Event));
        Assert.All(
            Audit(host),
            row => Assert.Equal(("create_ticket", "Write", "user1", "user1"), (row.Tool, row.Risk, row.RequesterId, row.UserId))
        );
    }

    [Fact]
    public async Task Answer_OfSomebodyElse_DoesNothing()
    {
        await using var host = await StartAsync();
        await SayAsync(host, "do it");

        await SayAsync(host, $"approve {Id}", user: "mallory");
        await SayAsync(host, $"deny {Id}");
        var answers = Texts(await host.ReadUntilEndedAsync(3));

        Assert.Equal(["asked", "Only the person who was asked can answer this request. Nothing was done.", "denied"], answers);
    }

    [Fact]
    public async Task Answer_InAConversationThatDoesNotKnowTheRequest_LearnsNothing()
    {
        await using var host = await StartAsync();
        await SayAsync(host, "do it");
        await host.ReadUntilEndedAsync(1);

        await SayAsync(host, $"approve {Id}", user: "mallory", conversation: "other");
        var answers = Texts(await host.ReadUntilEndedAsync(1, "other"));

        Assert.StartsWith("This request was already answered, or is not known here.", Assert.Single(answers));
    }

    [Fact]
    public async Task Answer_AfterTheTime_DoesNothing()
    {
        var time = new ShiftedTimeProvider();
        await using var host = await StartAsync(time);
        await SayAsync(host, "do it");
        await host.ReadUntilEndedAsync(1);
        time.Advance(TimeSpan.FromMinutes(31));

        await SayAsync(host, $"approve {Id}");
        var answers = Texts(await host.ReadUntilEndedAsync(2));

        Assert.Equal("expired", answers[1]);
        Assert.Equal(["requested", "expired"], Audit(host).Select(row => row.Event));
    }

    [Fact]
    public async Task Request_ThatNobodyAnswers_EndsWithItsTime()
    {
        var time = new ShiftedTimeProvider();
        await using var host = await StartAsync(time);
        await SayAsync(host, "do it");
        await host.ReadUntilEndedAsync(1);
        time.Advance(TimeSpan.FromMinutes(31));

        await SweepAsync(host);
        await SweepAsync(host);
        await SayAsync(host, $"approve {Id}");
        var answers = Texts(await host.ReadUntilEndedAsync(3));

        Assert.Equal(["asked", "expired", "This request was already answered, or is not known here. Nothing was done."], answers);
        Assert.Equal(["requested", "expired"], Audit(host).Select(row => row.Event));
    }

    [Fact]
    public async Task Request_AnsweredInTheLastMoment_IsNotDoneAgainWhenItsTimeIsOver()
    {
        var time = new ShiftedTimeProvider();
        await using var host = await StartAsync(time);
        await SayAsync(host, "do it");
        await SayAsync(host, $"approve {Id}");
        await host.ReadUntilEndedAsync(2);
        time.Advance(TimeSpan.FromMinutes(31));

        var approval = host.Services.GetRequiredService<ApprovalDesk>().Find(Id)!;
        await host.Services.GetRequiredService<ApprovalDesk>().PostOutcomeAsync(approval);
        var answers = Texts(await host.ReadUntilEndedAsync(3));

        Assert.Equal(["asked", "approved"], answers);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Answer_ThatIsRemembered_AllowsTheToolForTheConversation(string remember, bool expected)
    {
        await using var host = await StartAsync();
        await SayAsync(host, "do it");

        await host.Conversation().PostAsync(Submit(remember), null);
        await SayAsync(host, "what is allowed");
        var answers = Texts(await host.ReadUntilEndedAsync(3));

        Assert.Equal(expected ? "allowed: create_ticket" : "allowed: ", answers[2]);
        Assert.Equal(expected, Audit(host)[1].IsRemembered);
    }

    [Fact]
    public async Task Request_OutlivesTheProcess()
    {
        var host = await StartAsync();
        await SayAsync(host, "do it");
        await host.ReadUntilEndedAsync(1);
        await host.DisposeAsync();

        await using var next = await StartAsync(folder: host.Folder);
        await SayAsync(next, $"approve {Id}");

        Assert.Equal("approved", Texts(await next.ReadUntilEndedAsync(2))[1]);
    }

    private static Activity Submit(string remember) =>
        ConversationHost.Message("") with
        {
            Value = JsonSerializer.SerializeToElement(
                new
                {
                    verb = "approval/approve",
                    approvalId = Id,
                    remember,
                }
            ),
        };
}
