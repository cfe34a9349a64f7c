using System.Collections.Concurrent;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Conversations;

public sealed class DeliveryTests
{
    [Fact]
    public async Task Answer_ThatSurelyDidNotArrive_IsHandedOverAgainAndOrderIsKept()
    {
        var delivery = new ScriptedDelivery(
            new(DeliveryOutcome.NotSent, RetryAfter: TimeSpan.FromMilliseconds(20)),
            new(DeliveryOutcome.NotSent, RetryAfter: TimeSpan.FromMilliseconds(20)),
            new(DeliveryOutcome.Delivered, "remote-1")
        );
        await using var host = await ConversationHost.StartAsync(EchoAsync, delivery: delivery);
        await host.Conversation().PostAsync(ConversationHost.Message("a"), null);
        await host.Conversation().PostAsync(ConversationHost.Message("b"), null);
        await host.ReadUntilEndedAsync(2);

        Assert.Equal(["echo: a", "echo: a", "echo: a", "echo: b"], delivery.Sent.Select(activity => activity.Text));
        Assert.All(delivery.Sent, activity => Assert.Null(activity.Id));
        Assert.Equal([DeliveryState.Delivered, DeliveryState.Delivered], await StatesAsync(host));
    }

    [Theory]
    [InlineData((int)DeliveryOutcome.Ambiguous, (int)DeliveryState.Ambiguous)]
    [InlineData((int)DeliveryOutcome.Refused, (int)DeliveryState.Failed)]
    public async Task Answer_WithAnUncertainOrFinalResult_IsNotHandedOverAgain(int outcome, int expected)
    {
        var delivery = new ScriptedDelivery(new DeliveryResult((DeliveryOutcome)outcome));
        await using var host = await ConversationHost.StartAsync(EchoAsync, delivery: delivery);
        await host.Conversation().PostAsync(ConversationHost.Message("a"), null);
        await host.ReadUntilEndedAsync(1);

        Assert.Single(delivery.Sent);
        Assert.Equal([(DeliveryState)expected], await StatesAsync(host));
    }

    [Fact]
    public async Task Answer_InFlightWhenTheHostDied_IsMarkedAmbiguousAndNotSentAgain()
    {
        var delivery = new ScriptedDelivery { Hang = true };
        var host = await ConversationHost.StartAsync(
            EchoAsync,
            delivery: delivery,
            settings: "--Conversations:ShutdownGrace=00:00:00"
        );
        await host.Conversation().PostAsync(ConversationHost.Message("a"), null);
        await delivery.Reached.Task.WaitAsync(TimeSpan.FromSeconds(90), ConversationHost.Token);
        await host.DisposeAsync();

        var after = new ScriptedDelivery();
        await using var next = await ConversationHost.StartAsync(EchoAsync, host.Folder, delivery: after);
        await next.ReadUntilEndedAsync(1);

        Assert.Empty(after.Sent);
        Assert.Equal([DeliveryState.Ambiguous], await StatesAsync(next));
    }

    [Fact]
    public async Task ExpectReplies_IsNeverPushed()
    {
        var delivery = new ScriptedDelivery();
        await using var host = await ConversationHost.StartAsync(EchoAsync, delivery: delivery);
        var message = ConversationHost.Message("a") with { DeliveryMode = DeliveryModes.ExpectReplies };
        await host.Conversation().PostAsync(message, null);

        Assert.Equal(["echo: a"], ConversationHost.Answers(await host.ReadUntilEndedAsync(1)));
        Assert.Empty(delivery.Sent);
    }

    [Fact]
    public async Task Turn_WithOneReply_NeedsAtMostFiveStatements()
    {
        using var meter = new StatementCounter();
        await using var host = await ConversationHost.StartAsync(EchoAsync, delivery: new ScriptedDelivery());
        await host.Conversation().PostAsync(ConversationHost.Message("warm up"), "k0");
        await host.ReadUntilEndedAsync(1);
        meter.Reset(host.Services);
        await host.Conversation().PostAsync(ConversationHost.Message("a"), "k1");
        await meter.WaitForAsync(4, ConversationHost.Token);
        Assert.Equal(4, meter.Count);
    }

    private static Task EchoAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        turn.SendAsync(TurnTexts.Message($"echo: {turn.Activity.Text}"), cancellationToken);

    private static async Task<List<DeliveryState>> StatesAsync(ConversationHost host)
    {
        await using var context = host.Services.GetRequiredService<IDbContextFactory<ChatbotDbContext>>().CreateDbContext();
        return await context
            .Transcript.Where(row => row.Ordinal > 0)
            .OrderBy(row => row.Sequence)
            .Select(row => (DeliveryState)row.State)
            .ToListAsync(ConversationHost.Token);
    }

    private sealed class ScriptedDelivery(params DeliveryResult[] results) : IActivityDelivery
    {
        private readonly ConcurrentQueue<DeliveryResult> _results = new(results);

        public ConcurrentQueue<Activity> Sent { get; } = new();

        public bool Hang { get; init; }

        public TaskCompletionSource Reached { get; } = new();

        public async Task<DeliveryResult> SendAsync(Activity inbound, Activity outbound, CancellationToken cancellationToken)
        {
            if (outbound.Type == ActivityTypes.Typing)
            {
                return new(DeliveryOutcome.Delivered);
            }

            Sent.Enqueue(outbound);
            if (Hang)
            {
                Reached.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return _results.TryDequeue(out var result) ? result : new(DeliveryOutcome.Delivered, "remote");
        }

        public Task<DeliveryResult> UpdateAsync(Activity inbound, Activity outbound, CancellationToken cancellationToken) =>
            Task.FromResult(new DeliveryResult(DeliveryOutcome.Delivered));

        public Task<DeliveryResult> DeleteAsync(Activity inbound, string activityId, CancellationToken cancellationToken) =>
            Task.FromResult(new DeliveryResult(DeliveryOutcome.Delivered));
    }
}
