using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Orchestration.Retrieval;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Chatbot.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Conversations.Approvals;

/// <summary>Requests and answers in a real conversation with real storage; the bot asks for approval of whatever it hears.</summary>
public sealed class ApprovalDeskTests
{
    private const string Id = "0123456789abcdef";
    private const string Boss = "test/default/boss";
    private const string BossChat = "boss-chat";

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

    [Fact]
    public async Task Approver_IsAskedInAConversationOfTheirOwn_AndTheAskerGoesOnOnce()
    {
        await using var host = await StartAsync(approver: true);
        await SayAsync(host, "hello", user: "boss", conversation: BossChat);
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

    private static Task SayAsync(ConversationHost host, string text, string user = "user1", string conversation = "c1") =>
        host.Conversation(conversation)
            .PostAsync(
                ConversationHost.Message(text) with
                {
                    From = new() { Id = user },
                    Conversation = new() { Id = conversation },
                },
                null
            );

    private static Task SweepAsync(ConversationHost host) =>
        host.Services.GetRequiredService<IGrainFactory>().GetGrain<ISweepGrain>(0).SweepAsync();

    private static IReadOnlyList<string?> Texts(IEnumerable<TurnUpdate> updates) =>
        [
            .. ConversationHost
                .Answers(updates)
                .Select(text => text?.Contains("Permission needed", StringComparison.Ordinal) == true ? "card" : text)
                .Where(text =>
                    text is not "card" || updates.OfType<TurnUpdate.Recorded>().Any(entry => entry.Activity.From?.Id == "boss")
                ),
        ];

    private static IReadOnlyList<ToolAuditRow> Audit(ConversationHost host) =>
        host.Services.GetRequiredService<ToolAuditStore>().Read(ConversationHost.Id());

    private static Task<ConversationHost> StartAsync(
        ShiftedTimeProvider? time = null,
        string? folder = null,
        bool approver = false
    )
    {
        ConversationHost? host = null;
        return StartAsync();

        async Task<ConversationHost> StartAsync() =>
            host = await ConversationHost.StartAsync(
                (turn, token) => AnswerAsync(host!, turn, approver, token),
                folder,
                time,
                services: services =>
                    services.Configure<Bot.Tools.ToolsOptions>(options =>
                    {
                        if (approver)
                        {
                            options.Approvers["create_ticket"] = [Boss];
                        }
                    })
            );
    }

    /// <summary>What the stages and continuations do, with a word in place of a run.</summary>
    private static async Task AnswerAsync(
        ConversationHost host,
        ITurnContext turn,
        bool approver,
        CancellationToken cancellationToken
    )
    {
        var desk = host.Services.GetRequiredService<ApprovalDesk>();
        if (turn.Activity.Type == Continuation.ActivityType)
        {
            await ContinueAsync(host, desk, turn, cancellationToken);
            return;
        }

        if (ApprovalReply.Of(turn.Activity) is { } reply)
        {
            var (decided, text) = await desk.DecideAsync(turn, reply);
            await SayAsync(text ?? (decided!.IsOwn ? Outcome(turn, decided) : "decided"));
            if (decided is { IsOwn: false })
            {
                await desk.PostOutcomeAsync(decided);
            }
        }
        else if (turn.Activity.Text is "what is allowed")
        {
            await SayAsync($"allowed: {string.Join(", ", ApprovalDesk.AllowedTools(turn))}");
        }
        else if (turn.Activity.Text is "hello")
        {
            await SayAsync("known");
        }
        else
        {
            var pending = Pending(host.Services.GetRequiredService<TimeProvider>().GetUtcNow(), approver);
            var text = desk.Introduce(turn, pending.Request);
            await SayAsync(
                text?.StartsWith("Waiting for boss", StringComparison.Ordinal) == true ? "waiting for boss" : text ?? "asked"
            );
            await desk.OpenAsync(turn, RunApproval.Open(pending), cancellationToken);
        }

        Task SayAsync(string text) => turn.SendAsync(TurnTexts.Message(text), cancellationToken);
    }

    private static async Task ContinueAsync(
        ConversationHost host,
        ApprovalDesk desk,
        ITurnContext turn,
        CancellationToken cancellationToken
    )
    {
        switch (turn.Activity.Name)
        {
            case AskContinuation.ContinuationName:
                await new AskContinuation(desk).OnTurnAsync(turn, Id, cancellationToken);
                break;
            case CloseContinuation.ContinuationName:
                await new CloseContinuation(desk).OnTurnAsync(turn, Id, cancellationToken);
                break;
            case OutcomeContinuation.ContinuationName:
                if (await desk.ExpireAsync(turn, Id) is { GoesOnWhereDecided: false } approval)
                {
                    await turn.SendAsync(TurnTexts.Message(Outcome(turn, approval)), cancellationToken);
                    if (approval.Status == ApprovalStatus.Expired)
                    {
                        await desk.CloseAsync(turn, approval, cancellationToken);
                    }
                }

                break;
        }
    }

    private static string Outcome(ITurnContext turn, ApprovalCase approval)
    {
        if (approval.Status != ApprovalStatus.Expired)
        {
            _ = RunApproval.Resume(turn, approval);
        }

        return approval.Status;
    }

    private static PendingApproval Pending(DateTimeOffset now, bool approver) =>
        new(
            new()
            {
                Id = Id,
                Subject = "create_ticket",
                Description = "Creates a ticket.",
                Arguments = "{}",
                Risk = ToolRisk.Write,
                Reason = ApprovalReason.Rule,
                ApproverId = approver ? "boss" : "user1",
                Approver = approver ? new("test", "default", "boss") : null,
                ExpiresAt = now.AddMinutes(30),
                CanRemember = true,
            },
            new()
            {
                Text = "do it",
                Context = new RetrievedContext("do it", []),
                Trusted = ["do it"],
                Opening = [],
                Steps = [new() { Calls = [new("call_0", "create_ticket", "{}")], Outcomes = [null] }],
                CallId = "call_0",
                Spent = TimeSpan.Zero,
            }
        );
}
