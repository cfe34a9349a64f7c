using System.Data.Common;
using System.Text;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Chatbot.Bot.Tests.Persistence;

/// <summary>What every engine must do with everything beside transcripts, and with writes of many callers.</summary>
public abstract class DocumentStoreConformanceTests(StoreFixture stores)
{
    private readonly ConversationId _id = new("test", "default", Guid.NewGuid().ToString("N"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_IsWrittenOnlyByWhoSawTheNewestVersion()
    {
        var store = stores.Get<BotStateStore>();
        var key = $"user/{_id.Conversation}";
        Assert.Equal((null, 0L), store.Read(key));

        await store.WriteAsync(new(key, "1", 0));
        await Assert.ThrowsAsync<StateConflictException>(() => store.WriteAsync(new(key, "other", 0)));
        await store.WriteAsync(new(key, "2", 1));
        await Assert.ThrowsAsync<StateConflictException>(() => store.WriteAsync(new(key, "late", 1)));
        await Assert.ThrowsAsync<StateConflictException>(() => store.WriteAsync(new(key, Document: null, 1)));
        Assert.Equal(("2", 2L), store.Read(key));

        await store.WriteAsync(new(key, Document: null, 2));
        Assert.Equal((null, 0L), store.Read(key));
        await store.WriteAsync(new(key, Document: null, 0));
        await store.WriteAsync(new(key, "new", 0));
        Assert.Equal(("new", 1L), store.Read(key));
    }

    [Fact]
    public async Task State_WrittenByManyAtOnce_HasOneWinner()
    {
        var store = stores.Get<BotStateStore>();
        var key = $"user/{_id.Conversation}";
        var results = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => Record.ExceptionAsync(() => store.WriteAsync(new(key, $"{i}", 0))).AsTask())
        );

        Assert.Equal(1, results.Count(exception => exception is null));
        Assert.All(results.OfType<Exception>(), exception => Assert.IsType<StateConflictException>(exception));
        Assert.Equal(1, store.Read(key).Version);
    }

    [Fact]
    public async Task State_OfTheSameUserInManyConversations_IsNeverLost()
    {
        var (transcript, states) = (stores.Get<TranscriptStore>(), stores.Get<BotStateStore>());
        var keys = Enumerable.Range(0, 4).Select(i => $"user/{_id.Conversation}{i}").ToArray();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => CountAsync(i), Token)));

        Assert.All(keys, key => Assert.Equal(40, states.Read(key).Version));

        async Task CountAsync(int i)
        {
            var id = _id with { Conversation = $"{_id.Conversation}-{i}" };
            var order = i % 2 == 0 ? keys : [.. keys.Reverse()];
            while (true)
            {
                try
                {
                    var changes = order.Select(key => new StateChange(key, "{}", states.Read(key).Version)).ToList();
                    await transcript.CompleteTurnAsync(id, 1, TurnOutcome.Completed, changes);
                    return;
                }
                catch (StateConflictException)
                {
                    // Somebody else was faster: read again.
                }
            }
        }
    }

    [Fact]
    public async Task Journal_KeepsTheStepsOfEachTurn()
    {
        var store = stores.Get<JournalStore>();
        await store.RecordAsync(_id, 1, "search", "[1]");
        await store.RecordAsync(_id, 1, "tool", "{}");
        await store.RecordAsync(_id, 2, "search", "[2]");
        await store.RecordAsync(_id, 1, "search", "[3]");

        Assert.Equal([("search", "[3]"), ("tool", "{}")], Steps(1));
        Assert.Equal([("search", "[2]")], Steps(2));
        Assert.Empty(Steps(3));

        IEnumerable<(string, string)> Steps(long turn) => store.Read(_id, turn).Select(step => (step.Key, step.Value)).Order();
    }

    [Fact]
    public async Task Feedback_CountsTheLastVoteOfAUser()
    {
        var store = stores.Get<FeedbackStore>();
        await store.SaveAsync(_id, "a1", "user1", 1, comment: null);
        await store.SaveAsync(_id, "a1", "user1", -1, "wrong");
        await store.SaveAsync(_id, "a1", "user2", 1, comment: null);

        await using var context = stores.Get<Database>().CreateDbContext();
        var id = _id.ToString();
        var rows = await context.Feedback.Where(row => row.ConversationId == id).OrderBy(row => row.UserId).ToListAsync(Token);
        Assert.Equal([(-1, "wrong"), (1, null)], rows.Select(row => (row.Vote, row.Comment)));
        Assert.All(rows, row => Assert.True(row.GivenAt > 0));
    }

    [Fact]
    public async Task Fault_IsKeptOnceWithoutItsMessage()
    {
        var store = stores.Get<FaultStore>();
        var correlation = Guid.NewGuid().ToString("N");
        var exception = new InvalidOperationException("secret", new ArgumentException("secret"));
        await store.RecordAsync(_id, 1, correlation, exception);
        await store.RecordAsync(_id, 1, correlation, exception);

        await using var context = stores.Get<Database>().CreateDbContext();
        var row = await context.Faults.SingleAsync(fault => fault.CorrelationId == correlation, Token);
        Assert.Equal(typeof(InvalidOperationException).FullName, row.Kind);
        Assert.DoesNotContain("secret", row.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_IsFoundUntilItIsRemoved()
    {
        var store = stores.Get<UploadStore>();
        var uploadId = Guid.NewGuid().ToString("N");
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("Grüße"));
        var added = await store.AddAsync(uploadId, _id.ToString(), "user1", "größe.txt", "text/plain", content, Token);

        var found = store.Find(uploadId)!;
        Assert.Equal((added.Name, 7L, added.CreatedAt), (found.Name, found.Bytes, found.CreatedAt));
        Assert.Equal("Grüße", await File.ReadAllTextAsync(store.FindPath(uploadId)!, Token));

        await store.RemoveAsync(found);
        Assert.Null(store.Find(uploadId));
        Assert.Null(store.FindPath(uploadId));
    }

    [Fact]
    public async Task SigningKey_AskedForByManyAtOnce_IsTheSameForAll()
    {
        var store = stores.Get<SigningKeyStore>();
        var made = 0;
        var keys = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => store.GetOrCreateAsync(_id.Conversation, () => $"pem {Interlocked.Increment(ref made)}"))
        );

        Assert.Single(keys.Distinct());
        Assert.Equal(keys[0], await store.GetOrCreateAsync(_id.Conversation, () => "another"));
    }

    [Fact]
    public async Task GroupOfWrites_InWhichSomeFail_KeepsTheOthersInOrder()
    {
        var writer = stores.Get<GroupCommitWriter>();
        var done = new List<int>();
        var writes = Enumerable.Range(0, 300).Select(i => Record.ExceptionAsync(() => WriteAsync(i)).AsTask()).ToList();

        var results = await Task.WhenAll(writes);

        Assert.All(results.Index().Where(result => result.Index % 50 == 7), r => Assert.IsType<NotSupportedException>(r.Item));
        Assert.All(results.Index().Where(result => result.Index % 50 == 8), r => Assert.IsAssignableFrom<DbException>(r.Item));
        Assert.All(results.Index().Where(result => result.Index % 50 is not (7 or 8)), r => Assert.Null(r.Item));
        var kept = stores.Get<JournalStore>().Read(_id, 1).Keys.Select(int.Parse).Order();
        Assert.Equal(Enumerable.Range(0, 300).Where(i => i % 50 is not (7 or 8)), kept);
        var order = done.AsEnumerable().Reverse().Distinct().Reverse().ToList();
        Assert.Equal(order.Order(), order);

        Task WriteAsync(int i) =>
            writer.RunAsync(
                _id.ToString(),
                sql =>
                {
                    var sequence = i % 50 == 8 ? i - 2 : i;
                    sql.Execute(
                        "INSERT INTO turn_journal (conversation_id, turn, step, result) VALUES (@p0, 1, @p1, @p2)",
                        _id.ToString(),
                        $"{sequence}",
                        "{}"
                    );
                    if (i % 50 == 7)
                    {
                        throw new NotSupportedException();
                    }

                    done.Add(i);
                    return true;
                }
            );
    }
}
