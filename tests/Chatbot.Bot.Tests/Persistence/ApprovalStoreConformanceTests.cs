using Chatbot.Bot.Persistence;
using Chatbot.Bot.Persistence.Rows;

namespace Chatbot.Bot.Tests.Persistence;

/// <summary>Requests for approval on any engine.</summary>
public abstract class ApprovalStoreConformanceTests(StoreFixture stores)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000);

    private ApprovalStore Store => stores.Get<ApprovalStore>();

    [Fact]
    public async Task Request_IsDecidedOnce_WhoeverIsFirst()
    {
        var id = await AddAsync(Now);

        var changed = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(turn =>
                    Store.DecideAsync(id, turn % 2 == 0 ? "approved" : "denied", $"c#{turn}", "{}", true, "Ann", "fine", Now)
                )
        );

        Assert.Equal(1, changed.Sum());
        var row = Store.Find(id)!;
        Assert.Equal($"c#{Array.IndexOf(changed, 1)}", row.DecidedTurn);
        Assert.Equal(
            ("{}", true, "Ann", "fine", Now.ToUnixTimeMilliseconds()),
            (row.Arguments, row.IsRemembered, row.DecidedBy, row.Comment, row.DecidedAt)
        );
    }

    [Fact]
    public async Task Request_KeptTwice_StaysAsItWas()
    {
        var id = await AddAsync(Now);
        await Store.SetCardAsync(id, "card-1");

        await Store.AddAsync(Row(id, Now.AddHours(1)));

        var row = Store.Find(id)!;
        Assert.Equal(("card-1", "pending", Now.ToUnixTimeMilliseconds()), (row.CardActivityId, row.Status, row.ExpiresAt));
    }

    [Fact]
    public async Task Request_IsDueWhileItWaits_AndForgottenOnceDecided()
    {
        var (open, decided, later) = (await AddAsync(Now), await AddAsync(Now), await AddAsync(Now.AddHours(1)));
        await Store.DecideAsync(decided, "denied", "c#1", null, false, "Ann", null, Now);

        var due = Store.FindDue(Now, 1000).Select(row => row.ApprovalId).ToList();
        await Store.PurgeAsync(Now.AddMinutes(1));

        Assert.Contains(open, due);
        Assert.DoesNotContain(decided, due);
        Assert.DoesNotContain(later, due);
        Assert.Null(Store.Find(decided));
        Assert.NotNull(Store.Find(open));
    }

    [Fact]
    public async Task Request_ThatNobodyWasAskedFor_IsFoundUntilItHasAPlace()
    {
        var (id, approver) = (Guid.NewGuid().ToString("N"), $"directline/default/{Guid.NewGuid():N}");
        var row = Row(id, Now);
        (row.Approver, row.ApproverConversationId, row.ApproverReference) = (approver, "", "");
        await Store.AddAsync(row);
        Assert.Equal([id], Store.FindUnasked(approver));

        await Task.WhenAll(Store.SetPlaceAsync(id, "a", "{}"), Store.SetPlaceAsync(id, "b", "{}"));

        Assert.Empty(Store.FindUnasked(approver));
        Assert.Contains(Store.Find(id)!.ApproverConversationId, (string[])["a", "b"]);
    }

    [Fact]
    public async Task Approver_IsReachedWhereTheyWroteLast()
    {
        var approver = $"directline/default/{Guid.NewGuid():N}";
        Assert.Null(Store.FindApprover(approver));

        foreach (var conversation in (string[])["a", "b"])
        {
            await Store.SaveApproverAsync(
                new()
                {
                    Approver = approver,
                    ConversationId = conversation,
                    Reference = "{}",
                }
            );
        }

        Assert.Equal("b", Store.FindApprover(approver)!.ConversationId);
    }

    private async Task<string> AddAsync(DateTimeOffset expiresAt)
    {
        var id = Guid.NewGuid().ToString("N");
        await Store.AddAsync(Row(id, expiresAt));
        return id;
    }

    private static ApprovalRow Row(string id, DateTimeOffset expiresAt) =>
        new()
        {
            ApprovalId = id,
            ConversationId = "directline/default/c",
            UserId = "ann",
            Reference = "{}",
            Pending = "{}",
            Approver = "directline/default/boss",
            ApproverConversationId = "directline/default/b",
            ApproverReference = "{}",
            Status = ApprovalStore.Pending,
            ExpiresAt = expiresAt.ToUnixTimeMilliseconds(),
        };
}
