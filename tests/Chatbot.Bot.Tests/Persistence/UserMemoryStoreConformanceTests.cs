using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Tests.Persistence;

/// <summary>What every engine must do with what is remembered of users.</summary>
public abstract class UserMemoryStoreConformanceTests(StoreFixture stores)
{
    private static int _users;
    private readonly UserKey _ann = new("acme", "test", $"ann{Interlocked.Increment(ref _users)}");

    private UserMemoryStore Store => stores.Get<UserMemoryStore>();

    [Fact]
    public async Task Fact_WithoutConsent_IsNotKept()
    {
        Assert.False(await Store.AddAsync(Fact(_ann, "f1"), []));
        await Store.ConsentAsync(_ann);
        await Store.WithdrawAsync(_ann);
        Assert.False(await Store.AddAsync(Fact(_ann, "f1"), []));

        Assert.Empty(Store.ReadFacts(_ann));
    }

    [Fact]
    public async Task Fact_WithConsent_IsKeptOnceWithItsSourceAndDates()
    {
        await Store.ConsentAsync(_ann);
        Assert.True(await Store.AddAsync(Fact(_ann, "f1"), []));
        Assert.True(await Store.AddAsync(Fact(_ann, "f1"), []));

        var row = Assert.Single(Store.ReadFacts(_ann));
        var expected = Fact(_ann, "f1");
        Assert.Equal(
            (expected.Text, expected.MessageId, expected.ConversationId, expected.SaidAt, expected.ExpiresAt),
            (row.Text, row.MessageId, row.ConversationId, row.SaidAt, row.ExpiresAt)
        );
        Assert.Equal(Store.Read(_ann).ConsentedAt!.Value.ToUnixTimeMilliseconds(), row.ConsentedAt);
    }

    [Fact]
    public async Task Fact_OfAnotherUserTenantOrChannel_IsNeitherReadNorDeleted()
    {
        UserKey[] others =
        [
            _ann with
            {
                UserId = _ann.UserId + "x",
            },
            _ann with
            {
                Tenant = "other",
            },
            _ann with
            {
                Channel = "other",
            },
        ];
        foreach (var user in others.Append(_ann))
        {
            await Store.ConsentAsync(user);
            await Store.AddAsync(Fact(user, $"{user}"), []);
        }

        await Store.DeleteAsync(_ann, [.. others.Select(user => Id($"{user}"))]);
        await Store.ForgetAllAsync(_ann, DateTimeOffset.UtcNow);
        await Store.WithdrawAsync(_ann);

        Assert.Empty(Store.ReadFacts(_ann));
        Assert.All(others, user => Assert.Single(Store.ReadFacts(user)));
        Assert.All(others, user => Assert.NotNull(Store.Read(user).ConsentedAt));
        Assert.All(others, user => Assert.Null(Store.Read(user).ForgottenAt));
    }

    [Fact]
    public async Task Fact_ThatCorrects_ReplacesTheOtherInOneStep()
    {
        await Store.ConsentAsync(_ann);
        await Store.AddAsync(Fact(_ann, "f1"), []);
        await Store.AddAsync(Fact(_ann, "f2"), [Id("f1")]);

        Assert.Equal(Id("f2"), Assert.Single(Store.ReadFacts(_ann)).FactId);
    }

    [Fact]
    public async Task Fact_PastItsTime_IsNotReadAndIsSwept()
    {
        await Store.ConsentAsync(_ann);
        var expired = Fact(_ann, "f1");
        expired.ExpiresAt = DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds();
        await Store.AddAsync(expired, []);
        await Store.AddAsync(Fact(_ann, "f2"), []);

        Assert.Equal([Id("f2")], Store.ReadFacts(_ann).Select(row => row.FactId));
        Assert.True(await Store.DeleteExpiredAsync() >= 1);
        Assert.Equal([Id("f2")], Store.ReadFacts(_ann).Select(row => row.FactId));
    }

    [Fact]
    public async Task ForgetAll_RemovesFactsAndTitlesAndRefusesWhatWasSaidBefore()
    {
        var conversation = new ConversationId("test", "acme", $"c-{_ann.UserId}");
        await stores
            .Get<TranscriptStore>()
            .AppendInboundAsync(
                conversation,
                1,
                new Activity
                {
                    Type = ActivityTypes.Message,
                    From = new() { Id = _ann.UserId },
                },
                null,
                touch: true
            );
        await stores.Get<TranscriptStore>().SetTitleAsync(conversation, "My badge");
        await stores.Get<TranscriptStore>().SetTitleAsync(conversation, "Another");
        Assert.Equal("My badge", stores.Get<TranscriptStore>().FindTitle(conversation));
        await Store.AddConversationAsync(_ann, conversation);
        await Store.AddConversationAsync(_ann, conversation);
        await Store.ConsentAsync(_ann);
        await Store.AddAsync(Fact(_ann, "f1"), []);

        await Store.ForgetAllAsync(_ann, DateTimeOffset.UtcNow);

        Assert.Empty(Store.ReadFacts(_ann));
        Assert.Null(stores.Get<TranscriptStore>().FindTitle(conversation));
        Assert.Equal([conversation], Store.ReadConversations(_ann));
        Assert.False(await Store.AddAsync(Fact(_ann, "f1"), []));
        Assert.NotNull(Store.Read(_ann).ConsentedAt);
        Assert.Equal([_ann], Store.FindUsers("acme", _ann.UserId));
        Assert.Empty(Store.FindUsers("other", _ann.UserId));
    }

    [Fact]
    public async Task TooManyFacts_OldestGo()
    {
        await Store.ConsentAsync(_ann);
        for (var index = 0; index <= 500; index++)
        {
            var fact = Fact(_ann, $"many{index}");
            fact.SaidAt += index;
            await Store.AddAsync(fact, []);
        }

        var rows = Store.ReadFacts(_ann);
        Assert.Equal(500, rows.Count);
        Assert.Equal(Id("many1"), rows[0].FactId);
    }

    private string Id(string name) => $"{_ann.UserId}-{name}";

    private UserFactRow Fact(UserKey user, string id) =>
        new()
        {
            FactId = Id(id),
            Tenant = user.Tenant,
            Channel = user.Channel,
            UserId = user.UserId,
            Text = "My badge number is 17",
            Subject = "badge number",
            ConversationId = "test/acme/c1",
            Turn = 3,
            MessageId = "c1|0000003",
            SaidAt = DateTimeOffset.UtcNow.AddSeconds(-10).ToUnixTimeMilliseconds() / 10_000 * 10_000,
            ExpiresAt = 4_102_444_800_000,
        };
}
