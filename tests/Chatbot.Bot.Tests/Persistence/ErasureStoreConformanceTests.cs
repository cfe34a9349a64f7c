using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Tests.Persistence;

/// <summary>What every engine must do so that something is forgotten for good.</summary>
public abstract class ErasureStoreConformanceTests(StoreFixture stores)
{
    private static int _users;
    private readonly UserKey _ann = new("acme", "test", $"erased{Interlocked.Increment(ref _users)}");

    private ErasureStore Store => stores.Get<ErasureStore>();

    [Fact]
    public async Task Request_IsKeptOnceUntilItIsEmpty_AndFinishedAfterwardsOnly()
    {
        var row = Row("e1");
        await Store.AddAsync(row);
        row.Request = "{}";
        await Store.AddAsync(row);
        Assert.Equal("""{"isEverything":true}""", Store.Find(row.ErasureId)!.Request);

        await Store.FinishAsync(row.ErasureId);
        Assert.Null(Store.Find(row.ErasureId)!.FinishedAt);
        await Store.CountAsync(row.ErasureId, 2);
        await Store.CountAsync(row.ErasureId, 3);
        await Store.EmptyAsync(row.ErasureId);
        Assert.Contains(Store.FindOpen(1000), open => open.ErasureId == row.ErasureId);
        await Store.FinishAsync(row.ErasureId);

        Assert.DoesNotContain(Store.FindOpen(1000), open => open.ErasureId == row.ErasureId);
        var finished = Assert.Single(Store.FindOf(_ann));
        Assert.Equal((null, 5, true), (finished.Request, finished.Copies, finished.FinishedAt is not null));
        Assert.Empty(Store.FindOf(_ann with { Tenant = "other" }));
        Assert.Empty(Store.FindOf(_ann with { Channel = "other" }));
    }

    [Fact]
    public async Task Conversations_OfAPerson_AreThoseInWhichTheyWrote()
    {
        var transcript = stores.Get<TranscriptStore>();
        var (own, group, other) = (Id("own"), Id("group"), Id("other"));
        await AppendAsync(own, 1, _ann.UserId, touch: true, isNewSender: false);
        await AppendAsync(group, 1, "bob", touch: true, isNewSender: true);
        await AppendAsync(group, 2, _ann.UserId, touch: false, isNewSender: true);
        await AppendAsync(other, 1, "bob", touch: true, isNewSender: true);

        Assert.Equal(
            new[] { own, group }.Select(id => id.ToString()).Order(StringComparer.Ordinal),
            transcript.FindConversationsOf(_ann).Select(id => id.ToString()).Order(StringComparer.Ordinal)
        );
        Assert.Empty(transcript.FindConversationsOf(_ann with { Tenant = "other" }));
    }

    [Fact]
    public async Task Replaced_KeepsItsPlaceAndIsNotTakenTwice()
    {
        var transcript = stores.Get<TranscriptStore>();
        var id = Id("replaced");
        await AppendAsync(id, 1, _ann.UserId, touch: true, isNewSender: true, key: "k1");
        Assert.False(transcript.HasEnded(id, 1));
        await transcript.CompleteTurnAsync(id, 1, TurnOutcome.Completed, []);

        await transcript.ReplaceAsync(id, [(1, Message(_ann.UserId, "gone"))]);

        Assert.True(transcript.HasEnded(id, 1));
        Assert.False(transcript.HasEnded(id, 2));
        var entry = Assert.Single(transcript.Pages(id, 1).SelectMany(page => page));
        Assert.Equal((1, "gone", (int)TurnOutcome.Completed), (entry.Sequence, entry.Activity.Text, entry.State));
        Assert.Equal(1, await AppendAsync(id, 2, _ann.UserId, touch: false, isNewSender: false, key: "k1"));
    }

    [Fact]
    public async Task Records_LoseTheirContentAndStay()
    {
        var id = Id("records");
        var (journal, audit, feedback) = (stores.Get<JournalStore>(), stores.Get<ToolAuditStore>(), stores.Get<FeedbackStore>());
        await journal.RecordAsync(id, 1, "retrieval", "1");
        await journal.RecordAsync(id, 2, "tool:1:0", "2");
        await audit.RecordAsync(id, 1, $"{id}", "requested", "tool", "Write", """{"a":1}""", "ann", "ann", false);
        await feedback.SaveAsync(id, "a1", "ann", 1, "good");
        await feedback.SaveAsync(id, "a1", "bob", 1, "good too");

        await journal.DeleteAsync(id, [(1, "retrieval")]);
        await audit.EraseArgumentsAsync(id, [($"{id}", "requested")]);
        await feedback.DeleteCommentsAsync(id, "ann", ["a1"]);

        Assert.Equal([(2L, "tool:1:0", "2")], journal.ReadBetween(id, 1, 9));
        Assert.Equal(("tool", ToolAuditStore.ErasedArguments), audit.Read(id).Select(row => (row.Tool, row.Arguments)).Single());
        Assert.Empty(feedback.ReadComments(id, "ann"));
        Assert.Equal([("a1", "good too")], feedback.ReadComments(id, "bob"));
    }

    [Fact]
    public async Task Scrub_LeavesTheDatabaseReadable()
    {
        var row = Row("e2");
        await Store.AddAsync(row);

        Assert.True(stores.Get<Database>().TryScrub());

        Assert.NotNull(Store.Find(row.ErasureId));
    }

    private ConversationId Id(string name) => new(_ann.Channel, _ann.Tenant, $"{name}-{_ann.UserId}");

    private ErasureRow Row(string name) =>
        new()
        {
            ErasureId = $"{name}-{_ann.UserId}",
            Tenant = _ann.Tenant,
            Channel = _ann.Channel,
            UserId = _ann.UserId,
            ConversationId = Id("c").ToString(),
            Turn = 7,
            Request = """{"isEverything":true}""",
            IsEverything = true,
            RequestedAt = 1_800_000_000_000,
        };

    private Task<long> AppendAsync(
        ConversationId id,
        long sequence,
        string user,
        bool touch,
        bool isNewSender,
        string? key = null
    ) => stores.Get<TranscriptStore>().AppendInboundAsync(id, sequence, Message(user, "hello"), key, touch, isNewSender);

    private static Activity Message(string user, string text) =>
        new()
        {
            Type = ActivityTypes.Message,
            Text = text,
            From = new() { Id = user },
        };
}
