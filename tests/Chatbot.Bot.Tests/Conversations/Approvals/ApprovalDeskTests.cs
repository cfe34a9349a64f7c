using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Orchestration.Retrieval;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Contracts.Activities;
using Chatbot.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Conversations.Approvals;

/// <summary>Requests and answers in a real conversation with real storage; the bot asks for approval of whatever it hears.</summary>
public sealed class ApprovalDeskTests
{
    private const string Id = "0123456789abcdef";

    [Fact]
    public async Task Answer_OfThePersonWhoWasAsked_CountsOnce()
    {
        await using var host = await StartAsync();
        await SayAsync(host, "do it");

        await SayAsync(host, $"approve {Id}");
        await SayAsync(host, $"approve {Id}");
        var answers = ConversationHost.Answers(await host.ReadUntilEndedAsync(3));

        Assert.Equal(
            ["asked", "approved", "This request was already answered, or is not known here. Nothing was done."],
            answers
        );
        Assert.Equal(["requested", "approved"], Audit(host).Select(row => row.Event));
        Assert.All(Audit(host), row => Assert.Equal(("create_ticket", "Write", "user1"), (row.Tool, row.Risk, row.UserId)));
    }

    [Fact]
    public async Task Answer_OfSomebodyElse_DoesNothing()
    {
        await using var host = await StartAsync();
        await SayAsync(host, "do it");

        await SayAsync(host, $"approve {Id}", user: "mallory");
        await SayAsync(host, $"deny {Id}");
        var answers = ConversationHost.Answers(await host.ReadUntilEndedAsync(3));

        Assert.Equal(["asked", "Only the person who was asked can answer this request. Nothing was done.", "denied"], answers);
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
        var answers = ConversationHost.Answers(await host.ReadUntilEndedAsync(2));

        Assert.Contains("has expired", answers[1], StringComparison.Ordinal);
        Assert.Equal(["requested", "expired"], Audit(host).Select(row => row.Event));
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
        var answers = ConversationHost.Answers(await host.ReadUntilEndedAsync(3));

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

        Assert.Equal("approved", ConversationHost.Answers(await next.ReadUntilEndedAsync(2))[1]);
    }

    private static Activity Submit(string remember) =>
        ConversationHost.Message("") with
        {
            Value = System.Text.Json.JsonSerializer.SerializeToElement(
                new
                {
                    chatbotApproval = Id,
                    decision = "approve",
                    remember,
                }
            ),
        };

    private static Task SayAsync(ConversationHost host, string text, string user = "user1") =>
        host.Conversation().PostAsync(ConversationHost.Message(text) with { From = new() { Id = user } }, null);

    private static IReadOnlyList<Bot.Persistence.Rows.ToolAuditRow> Audit(ConversationHost host) =>
        host.Services.GetRequiredService<ToolAuditStore>().Read(ConversationHost.Id());

    private static Task<ConversationHost> StartAsync(ShiftedTimeProvider? time = null, string? folder = null)
    {
        ConversationHost? host = null;
        return StartAsync();

        async Task<ConversationHost> StartAsync() =>
            host = await ConversationHost.StartAsync(
                async (turn, token) => await turn.SendAsync(TurnTexts.Message(await AnswerAsync(host!, turn, token)), token),
                folder,
                time
            );
    }

    private static async Task<string> AnswerAsync(ConversationHost host, ITurnContext turn, CancellationToken cancellationToken)
    {
        var desk = host.Services.GetRequiredService<ApprovalDesk>();
        if (ApprovalReply.Of(turn.Activity) is { } reply)
        {
            var (resumption, text) = await desk.DecideAsync(turn, reply, cancellationToken);
            return text ?? (resumption!.Verdict.IsApproved ? "approved" : "denied");
        }

        if (turn.Activity.Text == "what is allowed")
        {
            return $"allowed: {string.Join(", ", ApprovalDesk.AllowedTools(turn))}";
        }

        await desk.OpenAsync(turn, Pending(host.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
        return "asked";
    }

    private static PendingApproval Pending(DateTimeOffset now) =>
        new(
            new()
            {
                Id = Id,
                Tool = "create_ticket",
                Description = "Creates a ticket.",
                Arguments = "{}",
                Risk = ToolRisk.Write,
                Reason = ApprovalReason.Rule,
                ApproverId = "user1",
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
