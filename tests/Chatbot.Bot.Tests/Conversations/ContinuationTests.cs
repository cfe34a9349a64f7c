using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Continuations;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Conversations;

public sealed class ContinuationTests
{
    [Fact]
    public async Task Continuation_PostedTwice_RunsOnceInItsConversationForItsPerson()
    {
        var handler = new ContinuationHandler([new Delivery()]);
        await using var host = await ConversationHost.StartAsync(
            (turn, token) =>
                turn.Activity.Type == Continuation.ActivityType
                    ? handler.OnTurnAsync(turn, token)
                    : turn.SendAsync(TurnTexts.Message("started"), token)
        );
        await host.Conversation().PostAsync(ConversationHost.Message("go"), "k1");
        await host.ReadUntilEndedAsync(1);
        var reference = Continuation.ReferenceOf(ConversationHost.Message("secret words"));
        var grains = host.Services.GetRequiredService<IGrainFactory>();

        var first = await Continuation.PostAsync(grains, ConversationHost.Id(), reference, Delivery.Kind, "job1");
        var again = await Continuation.PostAsync(grains, ConversationHost.Id(), reference, Delivery.Kind, "job1");
        var other = await Continuation.PostAsync(grains, ConversationHost.Id(), reference, Delivery.Kind, "job2");
        var updates = await host.ReadUntilEndedAsync(3);

        Assert.Null(reference.Text);
        Assert.Equal((first.Sequence, true), (again.Sequence, again.Duplicate));
        Assert.False(other.Duplicate);
        Assert.Equal(["started", "job1 for user1", "job2 for user1"], ConversationHost.Answers(updates));
        Assert.All(
            updates
                .OfType<TurnUpdate.Recorded>()
                .Where(recorded => recorded.Activity.Text?.StartsWith("job", StringComparison.Ordinal) == true),
            recorded => Assert.Null(recorded.Activity.ReplyToId)
        );
    }

    private sealed class Delivery : IContinuation
    {
        public const string Kind = "test";

        public string Name => Kind;

        public Task OnTurnAsync(ITurnContext turn, string id, CancellationToken cancellationToken) =>
            turn.SendAsync(TurnTexts.Message($"{id} for {turn.Activity.From?.Id}"), cancellationToken);
    }
}
