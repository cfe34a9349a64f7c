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

/// <summary>A conversation with real storage whose bot asks for approval of whatever it hears.</summary>
internal static class ApprovalHost
{
    public const string Id = "0123456789abcdef";
    public const string Boss = "test/default/boss";
    public const string BossChat = "boss-chat";

    public static Task SayAsync(ConversationHost host, string text, string user = "user1", string conversation = "c1") =>
        host.Conversation(conversation)
            .PostAsync(
                ConversationHost.Message(text) with
                {
                    From = new() { Id = user },
                    Conversation = new() { Id = conversation },
                },
                null
            );

    public static Task SweepAsync(ConversationHost host) =>
        host.Services.GetRequiredService<IGrainFactory>().GetGrain<ISweepGrain>(0).SweepAsync();

    public static IReadOnlyList<string?> Texts(IEnumerable<TurnUpdate> updates) =>
        [
            .. ConversationHost
                .Answers(updates)
                .Select(text => text?.Contains("Permission needed", StringComparison.Ordinal) == true ? "card" : text)
                .Where(text =>
                    text is not "card" || updates.OfType<TurnUpdate.Recorded>().Any(entry => entry.Activity.From?.Id == "boss")
                ),
        ];

    public static IReadOnlyList<ToolAuditRow> Audit(ConversationHost host) =>
        host.Services.GetRequiredService<ToolAuditStore>().Read(ConversationHost.Id());

    public static Task<ConversationHost> StartAsync(
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
