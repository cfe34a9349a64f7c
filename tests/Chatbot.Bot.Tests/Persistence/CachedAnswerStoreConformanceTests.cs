using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;

namespace Chatbot.Bot.Tests.Persistence;

/// <summary>Kept answers on any engine.</summary>
public abstract class CachedAnswerStoreConformanceTests(StoreFixture stores)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000);

    private CachedAnswerStore Store => stores.Get<CachedAnswerStore>();

    [Fact]
    public async Task Answer_KeptTwice_IsTheLatestUntilItsTimeIsOver()
    {
        var key = await SaveAsync("ann", "c1", "first");
        await SaveAsync("bob", "c2", "second", key);

        var row = Store.Find(key, Now)!;
        Assert.Equal(("second", "bob", "c2"), (row.Answer, row.UserId, row.ConversationId));
        Assert.Null(Store.Find(key, Now.AddDays(1)));
        Assert.True(await Store.PurgeAsync(Now.AddDays(1)) >= 1);
        Assert.Null(Store.Find(key, Now));
    }

    [Fact]
    public async Task Answers_OfAPerson_AreForgottenEverywhereOrInOneConversation()
    {
        var user = Guid.NewGuid().ToString("N");
        var (here, there, other) = (await SaveAsync(user, "c1"), await SaveAsync(user, "c2"), await SaveAsync("ann", "c1"));

        Assert.Equal(0, await Store.ForgetAsync(new("elsewhere", "webchat", user)));
        Assert.Equal(0, await Store.ForgetAsync(new("acme", "other", user)));
        Assert.Equal(1, await Store.ForgetAsync(new("acme", "webchat", user), "c1"));
        Assert.Null(Store.Find(here, Now));
        Assert.NotNull(Store.Find(there, Now));
        Assert.Equal(1, await Store.ForgetAsync(new("acme", "webchat", user)));

        Assert.Null(Store.Find(there, Now));
        Assert.NotNull(Store.Find(other, Now));
    }

    private async Task<string> SaveAsync(string user, string conversation, string answer = "{}", string? key = null)
    {
        var row = new CachedAnswerRow
        {
            AnswerKey = key ?? Guid.NewGuid().ToString("N"),
            Tenant = "acme",
            Channel = "webchat",
            UserId = user,
            ConversationId = conversation,
            Answer = answer,
            CreatedAt = Now.ToUnixTimeMilliseconds(),
            ExpiresAt = Now.AddDays(1).ToUnixTimeMilliseconds(),
        };
        await Store.SaveAsync(row);
        return row.AnswerKey;
    }
}
