using Chatbot.Bot.Conversations;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Chatbot.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Conversations;

public sealed class LifeCycleTests
{
    [Fact]
    public async Task Conversation_IdleForThirtyMinutes_IsPausedThenActiveOnReturnThenArchived()
    {
        var time = new ShiftedTimeProvider();
        await using var host = await ConversationHost.StartAsync(
            (turn, token) => turn.SendAsync(TurnTexts.Message("ok"), token),
            time: time
        );
        await host.Conversation().PostAsync(ConversationHost.Message("hi"), null);
        await host.ReadUntilEndedAsync(1);

        time.Advance(TimeSpan.FromMinutes(29));
        await SweepAsync(host);
        Assert.Equal(ConversationStatus.Active, await StatusAsync(host));

        time.Advance(TimeSpan.FromMinutes(2));
        await SweepAsync(host);
        Assert.Equal(ConversationStatus.Paused, await StatusAsync(host));

        await host.Conversation().PostAsync(ConversationHost.Message("again"), null);
        Assert.Equal(["ok", "ok"], ConversationHost.Answers(await host.ReadUntilEndedAsync(2)));
        Assert.Equal(ConversationStatus.Active, await StatusAsync(host));

        time.Advance(TimeSpan.FromMinutes(31));
        await SweepAsync(host);
        time.Advance(TimeSpan.FromDays(366));
        await SweepAsync(host);
        Assert.Equal(ConversationStatus.Archived, await StatusAsync(host));
        await Assert.ThrowsAsync<ConversationArchivedException>(() =>
            host.Conversation().PostAsync(ConversationHost.Message("late"), null)
        );
    }

    [Fact]
    public async Task Conversation_ThatIsEnded_IsCompletedAndActiveAgainOnTheNextMessage()
    {
        await using var host = await ConversationHost.StartAsync((turn, token) => turn.SendAsync(TurnTexts.Message("ok"), token));
        var end = ConversationHost.Message("") with { Type = ActivityTypes.EndOfConversation };
        await host.Conversation().PostAsync(end, null);
        await host.ReadUntilEndedAsync(1);
        Assert.Equal(ConversationStatus.Completed, await StatusAsync(host));

        await host.Conversation().PostAsync(ConversationHost.Message("hi"), null);
        await host.ReadUntilEndedAsync(2);
        Assert.Equal(ConversationStatus.Active, await StatusAsync(host));
    }

    private static Task SweepAsync(ConversationHost host) =>
        host.Services.GetRequiredService<IGrainFactory>().GetGrain<ISweepGrain>(0).SweepAsync();

    private static async Task<ConversationStatus> StatusAsync(ConversationHost host) =>
        (await host.Conversation().SnapshotAsync()).Status;
}
