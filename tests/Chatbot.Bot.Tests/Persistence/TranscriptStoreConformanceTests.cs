using System.Data.Common;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Tests.Persistence;

/// <summary>What every engine must do with transcripts.</summary>
public abstract class TranscriptStoreConformanceTests(StoreFixture stores)
{
    private readonly ConversationId _id = NewId();

    private TranscriptStore Store => stores.Get<TranscriptStore>();

    [Fact]
    public async Task Inbound_StoredWithAKnownKey_KeepsItsFirstPlace()
    {
        Assert.Equal(1, await AppendAsync(1, "hi", "key"));
        Assert.Equal(1, await AppendAsync(2, "hi again", "key"));
        Assert.Equal(2, await AppendAsync(2, "no key", null));
        Assert.Equal(3, await AppendAsync(3, "no key either", null));

        Assert.Equal(["hi", "no key", "no key either"], Texts(Store.Read(_id, 0, 10)));
    }

    [Fact]
    public async Task Inbound_WithTheSameKeyInTwoConversations_IsStoredInBoth()
    {
        var other = NewId();
        Assert.Equal(1, await AppendAsync(1, "hi", "key"));
        Assert.Equal(1, await Store.AppendInboundAsync(other, 1, Message("hi"), "key", touch: true));
        Assert.Single(Store.Read(other, 0, 10));
    }

    [Fact]
    public async Task Activity_WithEverythingATextCanHold_IsReadAsItWasWritten()
    {
        var text = "Grüße 👋 'quoted' \"double\" \\ \u0001 \u0000 e\u0301 " + new string('x', 100_000);
        await AppendAsync(1, text, "ключ'\"");
        await Store.AppendOutboundAsync(_id, 2, 1, 1, Message(text), DeliveryState.Pull);

        Assert.Equal([text, text], Texts(Store.Read(_id, 0, 10)));
        Assert.Equal(1, await AppendAsync(3, "again", "ключ'\""));
    }

    [Fact]
    public async Task Place_TakenBySomebodyElse_IsRefused()
    {
        await AppendAsync(1, "hi", "key");
        await Assert.ThrowsAnyAsync<DbException>(() => AppendAsync(1, "other", "other key"));
        await Assert.ThrowsAnyAsync<DbException>(() =>
            Store.AppendOutboundAsync(_id, 1, 1, 1, Message("answer"), DeliveryState.Pull)
        );
        Assert.Equal(["hi"], Texts(Store.Read(_id, 0, 10)));
    }

    [Fact]
    public async Task Answer_WithAnOrdinalThatItsTurnHas_IsRefused()
    {
        await AppendAsync(1, "hi", null);
        await Store.AppendOutboundAsync(_id, 2, 1, 1, Message("first"), DeliveryState.Pull);
        await Assert.ThrowsAnyAsync<DbException>(() =>
            Store.AppendOutboundAsync(_id, 3, 1, 1, Message("first again"), DeliveryState.Pull)
        );
        await Store.AppendOutboundAsync(_id, 3, 1, 2, Message("second"), DeliveryState.Pull);

        Assert.Equal(["first", "second"], Texts(Store.ReadAnswers(_id, 1)));
    }

    [Fact]
    public async Task Read_AfterAPlace_ReturnsTheNextOnesInOrder()
    {
        for (var sequence = 1; sequence <= 5; sequence++)
        {
            await AppendAsync(sequence, $"m{sequence}", null);
        }

        Assert.Equal(["m3", "m4"], Texts(Store.Read(_id, 2, 2)));
        Assert.Equal(["m2", "m3"], Texts(Store.ReadBefore(_id, 4, 2)));
        Assert.Empty(Store.Read(_id, 5, 10));
        Assert.Empty(Store.Read(NewId(), 0, 10));
    }

    [Fact]
    public async Task Load_TellsWhereTheConversationStands()
    {
        Assert.Equal(new(false, ConversationStatus.Active, 0, 0, []), Store.Load(_id) with { Unfinished = [] });
        await AppendAsync(1, "one", "k1");
        await Store.AppendOutboundAsync(_id, 2, 1, 1, Message("answer"), DeliveryState.Pull);
        await Store.CompleteTurnAsync(_id, 1, TurnOutcome.Completed, []);
        await AppendAsync(3, "two", "k2");
        await AppendAsync(4, "three", "k3");

        var record = Store.Load(_id);

        Assert.True(record.Exists);
        Assert.Equal(4, record.LastSequence);
        Assert.Equal(ConversationStatus.Active, record.Status);
        Assert.True(record.LastActivityAt > 0);
        Assert.Equal(["two", "three"], Texts(record.Unfinished));
        Assert.All(record.Unfinished, entry => Assert.True(entry.IsInbound));
        Assert.Equal("user1", Store.FindOwner(_id));
        Assert.Null(Store.FindOwner(NewId()));
    }

    [Fact]
    public async Task Unfinished_AreFoundUntilTheirTurnsEnd()
    {
        await AppendAsync(1, "one", "k1");
        await AppendAsync(2, "two", "k2");
        Assert.Single(Store.FindUnfinished(10_000), _id.ToString());

        await Store.CompleteTurnAsync(_id, 1, TurnOutcome.Completed, []);
        Assert.Contains(_id.ToString(), Store.FindUnfinished(10_000));
        await Store.CompleteTurnAsync(_id, 2, TurnOutcome.Failed, []);
        Assert.DoesNotContain(_id.ToString(), Store.FindUnfinished(10_000));
    }

    [Fact]
    public async Task Idle_AreFoundByStatusAndAge()
    {
        var id = _id.ToString();
        await AppendAsync(1, "one", "k1");
        var later = DateTimeOffset.UtcNow.AddMinutes(1);

        Assert.Contains(id, Store.FindIdle(ConversationStatus.Active, later, 10_000));
        Assert.DoesNotContain(id, Store.FindIdle(ConversationStatus.Active, later.AddHours(-1), 10_000));
        Assert.DoesNotContain(id, Store.FindIdle(ConversationStatus.Paused, later, 10_000));

        await Store.SetStatusAsync(_id, ConversationStatus.Paused);
        Assert.Equal(ConversationStatus.Paused, Store.Load(_id).Status);
        Assert.Contains(id, Store.FindIdle(ConversationStatus.Paused, later, 10_000));
        Assert.DoesNotContain(id, Store.FindIdle(ConversationStatus.Active, later, 10_000));

        await AppendAsync(2, "back", "k2");
        Assert.Equal(ConversationStatus.Active, Store.Load(_id).Status);
    }

    [Fact]
    public async Task Delivery_IsRecordedAndTheAnswerFoundByEitherId()
    {
        await AppendAsync(1, "hi", null);
        await Store.AppendOutboundAsync(_id, 2, 1, 1, Message("answer"), DeliveryState.Sending);
        await Store.MarkDeliveryAsync(_id, 2, DeliveryState.Pending, channelActivityId: null);
        await Store.MarkDeliveryAsync(_id, 2, DeliveryState.Delivered, "remote-7");

        var own = Store.FindByActivityId(_id, $"{_id.Conversation}|0000002");
        var remote = Store.FindByActivityId(_id, "remote-7");

        Assert.Equal((2L, (int)DeliveryState.Delivered), (own!.Sequence, own.State));
        Assert.Equal(2, remote!.Sequence);
        Assert.Null(Store.FindByActivityId(_id, "unknown"));
        Assert.Null(Store.FindByActivityId(_id, $"{_id.Conversation}|0000001"));

        await Store.ReplaceAsync(_id, 2, Message("better answer"));
        Assert.Equal(["hi", "better answer"], Texts(Store.Read(_id, 0, 10)));
    }

    [Fact]
    public async Task Turn_WhoseStateConflicts_IsNotCompletedAndNothingOfItIsKept()
    {
        var (mine, theirs) = ($"user/{Guid.NewGuid():N}", $"user/{Guid.NewGuid():N}");
        var states = stores.Get<BotStateStore>();
        await AppendAsync(1, "hi", null);
        await states.WriteAsync(new(theirs, "{}", 0));

        await Assert.ThrowsAsync<StateConflictException>(() =>
            Store.CompleteTurnAsync(_id, 1, TurnOutcome.Completed, [new(mine, """{"a":1}""", 0), new(theirs, """{"b":2}""", 7)])
        );

        Assert.Equal((null, 0L), states.Read(mine));
        Assert.Equal(("{}", 1L), states.Read(theirs));
        Assert.Single(Store.Load(_id).Unfinished);

        await Store.CompleteTurnAsync(_id, 1, TurnOutcome.Completed, [new(theirs, """{"b":2}""", 1)]);
        Assert.Equal(("""{"b":2}""", 2L), states.Read(theirs));
        Assert.Empty(Store.Load(_id).Unfinished);
    }

    [Fact]
    public async Task Writers_TwoHundredAtOnce_KeepTheOrderOfEachConversation()
    {
        const int messages = 20;
        var ids = Enumerable.Range(0, 200).Select(_ => NewId()).ToList();

        await Task.WhenAll(
            ids.Select(id =>
                Task.Run(
                    () =>
                        Task.WhenAll(
                            Enumerable
                                .Range(1, messages)
                                .Select(i => Store.AppendInboundAsync(id, i, Message($"m{i}"), $"k{i}", touch: i == 1))
                        ),
                    TestContext.Current.CancellationToken
                )
            )
        );

        var expected = Enumerable.Range(1, messages).Select(i => $"m{i}").ToList();
        Assert.All(ids, id => Assert.Equal(expected, Texts(Store.Read(id, 0, 100))));
        Assert.All(ids, id => Assert.Equal(messages, Store.Load(id).LastSequence));
    }

    [Fact]
    public async Task Writers_OfTheSamePlaces_HaveOneWinnerEach()
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => Record.ExceptionAsync(() => AppendAsync(1 + i % 5, $"m{i}", $"k{i}")).AsTask())
        );

        Assert.Equal(5, results.Count(exception => exception is null));
        Assert.All(results.OfType<Exception>(), exception => Assert.IsAssignableFrom<DbException>(exception));
        Assert.Equal([1L, 2, 3, 4, 5], Store.Read(_id, 0, 10).Select(entry => entry.Sequence));
    }

    private Task<long> AppendAsync(long sequence, string text, string? key) =>
        Store.AppendInboundAsync(_id, sequence, Message(text), key, touch: true);

    private static ConversationId NewId() => new("test", "default", Guid.NewGuid().ToString("N"));

    private static Activity Message(string text) => TurnTexts.Message(text) with { From = new() { Id = "user1" } };

    private static IEnumerable<string?> Texts(IEnumerable<TranscriptEntry> entries) =>
        entries.Select(entry => entry.Activity.Text);
}
