using System.Collections.Concurrent;
using System.Text.Json;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Bot.Conversations.Erasures;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Chatbot.Testing.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Conversations.Erasures;

/// <summary>What forgetting removes, and whose it leaves.</summary>
public sealed class ErasureTests
{
    private static readonly TestConversation Own = new("c1", "ann");
    private static readonly UserKey User = new("default", "test", "user1");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Group_LosesOnlyThePersonsMessagesAndTheAnswersToThem()
    {
        await using var adapter = await StartAsync();
        var (ann, bob) = (
            new TestConversation("g1", "ann") { IsGroup = true },
            new TestConversation("g1", "bob") { IsGroup = true }
        );
        await adapter.SendAsync("My locker is LX-2277.", ann);
        await adapter.SendAsync("My locker is LX-2277, too.", bob);
        await adapter.SendAsync("My locker is LX-2277.", Own);

        await ForgetAsync(adapter, "Forget my locker.");

        Assert.DoesNotContain("LX-2277", Said(adapter, Own.Id), StringComparison.Ordinal);
        var left = Entries(adapter, ann.Id)
            .Where(entry => ActivityJson.ToJson(entry.Activity).Contains("LX-2277", StringComparison.Ordinal));
        Assert.All(left, entry => Assert.Equal("bob", entry.IsInbound ? entry.Activity.From?.Id : entry.Activity.Recipient?.Id));
        Assert.NotEmpty(left);
        Assert.Contains(Entries(adapter, ann.Id), entry => entry.IsInbound && Tombstone.Is(entry.Activity));
    }

    [Fact]
    public async Task OtherTenantChannelAndUser_KeepTheSameWords()
    {
        await using var adapter = await StartAsync();
        TestConversation[] others =
        [
            new("c2", "bob"),
            new("c1", "ann") { Tenant = "other" },
            new("c1", "ann") { Channel = "test.other" },
        ];
        foreach (var other in others.Append(Own))
        {
            await adapter.SendAsync("My locker is LX-2277.", other);
        }

        await ForgetAsync(adapter, "/forget", "yes");

        Assert.DoesNotContain("LX-2277", Said(adapter, Own.Id), StringComparison.Ordinal);
        Assert.All(others, other => Assert.Contains("LX-2277", Said(adapter, other.Id), StringComparison.Ordinal));
    }

    [Fact]
    public async Task ForgetThat_OfAnAttachment_RemovesTheFileWithItsMessage()
    {
        await using var adapter = await StartAsync();
        var uploads = adapter.Services.GetRequiredService<UploadStore>();
        foreach (var id in (string[])["aaaa1111", "bbbb2222"])
        {
            await using var content = new MemoryStream("LX-2277"u8.ToArray());
            await uploads.AddAsync(id, Own.Id.ToString(), "ann", "locker.txt", "text/plain", content, Token);
        }

        await adapter.SendAsync(
            new Activity
            {
                Type = ActivityTypes.Message,
                Attachments =
                [
                    new()
                    {
                        ContentType = "text/plain",
                        ContentUrl = "upload:aaaa1111",
                        Name = "locker.txt",
                    },
                ],
            }
        );

        await ForgetAsync(adapter, "Forget that.");

        Assert.Null(uploads.FindPath("aaaa1111"));
        Assert.Null(uploads.Find("aaaa1111"));
        Assert.NotNull(uploads.FindPath("bbbb2222"));
        Assert.DoesNotContain("locker.txt", Said(adapter, Own.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_OfThePerson_LoseWhatTellsIt_AndTheRestStays()
    {
        await using var adapter = await StartAsync();
        await adapter.SendAsync("My locker is LX-2277.");
        var answer = (await adapter.SendAsync("How heavy may a parcel be?"))[0];
        var feedback = adapter.Services.GetRequiredService<FeedbackStore>();
        await feedback.SaveAsync(Own.Id, answer.Id!, "ann", 1, "Put it into LX-2277");
        await feedback.SaveAsync(Own.Id, "another", "ann", 1, "fine");
        await feedback.SaveAsync(Own.Id, "another", "bob", 1, "LX-2277 is fine");
        var audit = adapter.Services.GetRequiredService<ToolAuditStore>();
        await audit.RecordAsync(Own.Id, 3, "a1", "approved", "t", "Write", """{"to":"LX-2277"}""", "ann", "ann", false);
        await audit.RecordAsync(Own.Id, 3, "a2", "approved", "t", "Write", """{"to":"LX-2277"}""", "bob", "bob", false);
        var turn = long.Parse(answer.ReplyToId!.Split('|')[1], System.Globalization.CultureInfo.InvariantCulture);
        var journal = adapter.Services.GetRequiredService<JournalStore>();
        const string call = """{"outcome":{"status":"Succeeded","text":"LX-2277 is free","sources":[],"elapsedMs":4}}""";
        await journal.RecordAsync(Own.Id, turn, "tool:1:0", call);
        await journal.RecordAsync(Own.Id, turn, "rewrite", "\"Is LX-2277 free?\"");

        await ForgetAsync(adapter, "Forget my locker.");

        Assert.Equal([("another", "fine")], feedback.ReadComments(Own.Id, "ann"));
        Assert.Single(feedback.ReadComments(Own.Id, "bob"));
        Assert.Equal(
            [ToolAuditStore.ErasedArguments, """{"to":"LX-2277"}"""],
            audit.Read(Own.Id).OrderBy(row => row.ApprovalId, StringComparer.Ordinal).Select(row => row.Arguments)
        );
        var steps = journal.ReadBetween(Own.Id, turn, turn);
        Assert.DoesNotContain(steps, step => step.Result.Contains("LX-2277", StringComparison.Ordinal));
        Assert.Contains("Succeeded", steps.Single(step => step.Step == "tool:1:0").Result, StringComparison.Ordinal);
        Assert.Contains("parcel", Said(adapter, Own.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaidAgainAfterwards_IsRemembered()
    {
        await using var adapter = await StartAsync();
        await adapter.SendAsync("My locker is LX-2277.");
        await ForgetAsync(adapter, "Forget my locker.");

        await adapter.SendAsync("My locker is LX-2277.");

        Assert.Contains("LX-2277", (await adapter.SendAsync("What is my locker?"))[0].Text, StringComparison.Ordinal);
        await UntilErasedAsync(adapter.Services);
        Assert.Contains("LX-2277", Said(adapter, Own.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PushChannel_IsToldToChangeWhatItShows_AndAnArchivedConversationIsErasedAsWell()
    {
        var delivery = new RecordingDelivery();
        IServiceProvider? services = null;
        await using var host = await ConversationHost.StartAsync(
            async (turn, token) =>
            {
                if (turn.Activity.Type != ActivityTypes.Message)
                {
                    return;
                }

                if (turn.Activity.Text == "forget")
                {
                    var desk = services!.GetRequiredService<ErasureDesk>();
                    await desk.TakeAsync(
                        turn,
                        User,
                        new() { Statements = desk.Statements(User, [], fact => fact.Subject == "code") }
                    );
                }

                await turn.SendAsync(TurnTexts.Message($"echo: {turn.Activity.Text}"), token);
            },
            delivery: delivery,
            settings: "--Conversations:SweepInterval=00:00:00.2"
        );
        services = host.Services;
        await host.Conversation("old").PostAsync(ConversationHost.Message("My code is LX-2277."), null);
        await host.ReadUntilEndedAsync(1, "old");
        var transcript = services.GetRequiredService<TranscriptStore>();
        await transcript.SetStatusAsync(ConversationHost.Id("old"), ConversationStatus.Archived);
        await host.Conversation().PostAsync(ConversationHost.Message("My code is LX-2277."), null);
        await host.Conversation().PostAsync(ConversationHost.Message("forget"), null);

        await host.ReadUntilEndedAsync(2);
        await UntilErasedAsync(services);
        // The run that removed a message tells the channel; another may have finished the erasure before.
        await UntilAsync(() => delivery.Updated.Count >= 2);

        Assert.Equal(["remote 1", "remote 2"], delivery.Updated.Select(activity => activity.Id).Order(StringComparer.Ordinal));
        Assert.All(delivery.Updated, activity => Assert.True(Tombstone.Is(activity)));
        foreach (var name in (string[])["old", "c1"])
        {
            var said = transcript.Pages(ConversationHost.Id(name), 100).SelectMany(page => page).ToList();
            Assert.DoesNotContain(
                said,
                entry => ActivityJson.ToJson(entry.Activity).Contains("LX-2277", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task ForgetInAGroup_RemovesThePersonsOwnMessagesThere()
    {
        await using var adapter = await StartAsync();
        var (ann, bob) = (
            new TestConversation("g1", "ann") { IsGroup = true },
            new TestConversation("g1", "bob") { IsGroup = true }
        );
        await adapter.SendAsync("My locker is LX-2277.", ann);
        await adapter.SendAsync("My desk is DX-3388.", bob);

        await adapter.SendAsync("/forget", ann);
        await adapter.SendAsync("yes", ann);
        await UntilErasedAsync(adapter.Services);

        Assert.DoesNotContain("LX-2277", Said(adapter, ann.Id), StringComparison.Ordinal);
        Assert.Contains("DX-3388", Said(adapter, ann.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestForApproval_ThatHoldsIt_IsCancelledAndItsCardGoesAtTheApprover()
    {
        await using var adapter = await StartAsync();
        var boss = new TestConversation("b1", "boss");
        var card = Assert.Single(await adapter.SendAsync("hello", boss));
        await adapter.SendAsync("My locker is LX-2277.");
        var store = adapter.Services.GetRequiredService<ApprovalStore>();
        await store.AddAsync(Pending(boss));
        await store.SetCardAsync("0123456789abcdef", card.Id!);

        await ForgetAsync(adapter, "Forget my locker.");

        var told = await adapter.WaitForReplyAsync(
            reply => reply.Text?.Contains("cancelled", StringComparison.Ordinal) == true,
            Own
        );
        Assert.Equal("What was waiting or running with it is cancelled.", told.Text);
        var row = store.Find("0123456789abcdef")!;
        Assert.Equal("cancelled", row.Status);
        Assert.DoesNotContain("LX-2277", row.Pending, StringComparison.Ordinal);
        var audited = Assert.Single(adapter.Services.GetRequiredService<ToolAuditStore>().Read(Own.Id));
        Assert.Equal(("cancelled", "ticket", ToolAuditStore.ErasedArguments), (audited.Event, audited.Tool, audited.Arguments));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!Entries(adapter, boss.Id).Any(entry => entry.Activity.Id == card.Id && Tombstone.Is(entry.Activity)))
        {
            await timer.WaitForNextTickAsync(Token);
        }
    }

    [Fact]
    public async Task Receipt_GoesToAnotherSiloAndBack()
    {
        await using var adapter = await StartAsync();
        var serializer = adapter.Services.GetRequiredService<Orleans.Serialization.Serializer>();
        var receipt = new ErasureReceipt(IsComplete: true, new long[] { 3, 5 });

        var copy = serializer.Deserialize<ErasureReceipt>(serializer.SerializeToArray(receipt));

        Assert.True(copy!.IsComplete);
        Assert.Equal([3L, 5L], copy.Answers);
    }

    private static ApprovalRow Pending(TestConversation approver)
    {
        var message = new Activity { Type = ActivityTypes.Message };
        var expiresAt = DateTimeOffset.UtcNow.AddHours(1);
        var request = new ApprovalRequest
        {
            Id = "0123456789abcdef",
            Subject = "ticket",
            Description = "Opens a ticket.",
            Arguments = """{"title":"LX-2277"}""",
            Risk = ToolRisk.Write,
            Reason = ApprovalReason.Rule,
            ApproverId = approver.User,
            Approver = new("test", ConversationId.DefaultTenant, approver.User),
            ExpiresAt = expiresAt,
            CanRemember = false,
        };
        var checkpoint = new AgentCheckpoint
        {
            Text = "Please open a ticket",
            Context = new("Please open a ticket", []),
            Trusted = ["My locker is LX-2277."],
            Opening = [new("user", "My locker is LX-2277.")],
            Steps = [],
            CallId = "call_1",
            Spent = TimeSpan.Zero,
        };
        return new()
        {
            ApprovalId = request.Id,
            ConversationId = Own.Id.ToString(),
            UserId = Own.User,
            Reference = ActivityJson.ToJson(Continuation.ReferenceOf(Own.Address(message))),
            Pending = JsonSerializer.Serialize(
                RunApproval.Open(new(request, checkpoint)),
                ApprovalJsonContext.Default.OpenApproval
            ),
            Approver = request.Approver.ToString(),
            ApproverConversationId = approver.Id.ToString(),
            ApproverReference = ActivityJson.ToJson(Continuation.ReferenceOf(approver.Address(message))),
            Status = "pending",
            ExpiresAt = expiresAt.ToUnixTimeMilliseconds(),
        };
    }

    private static Task<TestAdapter> StartAsync() =>
        TestAdapter.StartAsync(new() { Settings = ["--Conversations:SweepInterval=00:00:00.3"] });

    private static async Task ForgetAsync(TestAdapter adapter, params string[] words)
    {
        foreach (var text in words)
        {
            await adapter.SendAsync(text, Own);
        }

        await UntilErasedAsync(adapter.Services);
    }

    private static Task UntilErasedAsync(IServiceProvider services) =>
        UntilAsync(() => services.GetRequiredService<ErasureStore>().FindOpen(1).Count == 0);

    private static async Task UntilAsync(Func<bool> isReached)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!isReached())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private static string Said(TestAdapter adapter, ConversationId id) =>
        string.Join('\n', Entries(adapter, id).Select(entry => ActivityJson.ToJson(entry.Activity)));

    private static IReadOnlyList<TranscriptEntry> Entries(TestAdapter adapter, ConversationId id) =>
        [.. adapter.Services.GetRequiredService<TranscriptStore>().Pages(id, 100).SelectMany(page => page)];

    /// <summary>A channel that gives its own ids to what it shows.</summary>
    private sealed class RecordingDelivery : IActivityDelivery
    {
        private int _sent;

        public ConcurrentQueue<Activity> Updated { get; } = new();

        public Task<DeliveryResult> SendAsync(Activity inbound, Activity outbound, CancellationToken cancellationToken) =>
            Task.FromResult(
                outbound.Type == ActivityTypes.Message
                    ? new DeliveryResult(DeliveryOutcome.Delivered, $"remote {Interlocked.Increment(ref _sent)}")
                    : new(DeliveryOutcome.Delivered)
            );

        public Task<DeliveryResult> UpdateAsync(Activity inbound, Activity outbound, CancellationToken cancellationToken)
        {
            Updated.Enqueue(outbound);
            return Task.FromResult(new DeliveryResult(DeliveryOutcome.Delivered));
        }

        public Task<DeliveryResult> DeleteAsync(Activity inbound, string activityId, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("This channel changes what it shows.");
    }
}
