using System.Runtime.CompilerServices;
using Chatbot.Bot.Channels.Connector;
using Chatbot.Bot.Conversations;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Chatbot.Testing.Time;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Orleans.Runtime;

namespace Chatbot.Bot.Tests.Channels.Connector;

public sealed class TurnFollowerTests
{
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Collect_TakesTheLastFormOfTheTurnsOwnAnswers()
    {
        var conversation = new ScriptedConversation([
            Recorded(3, 3, "question"),
            Recorded(4, 3, "draft"),
            Recorded(5, 3, "deleted"),
            Recorded(6, 2, "of another turn"),
            Recorded(4, 3, "final"),
            Recorded(5, 3, null),
            new TurnUpdate.Typing(3),
            new TurnUpdate.Ended(2, TurnOutcome.Completed),
            new TurnUpdate.Ended(3, TurnOutcome.Completed),
        ]);

        var replies = await Create().CollectAsync(conversation, 3, Cancel);

        Assert.Equal(["final"], replies.Activities.Select(activity => activity.Text));
        Assert.Equal((null, TurnOutcome.Completed), (replies.InvokeResponse, replies.Outcome));
    }

    [Fact]
    public async Task Collect_WhileTheConversationMovesToAnotherNode_FollowsIt()
    {
        var conversation = new ScriptedConversation(
            [Recorded(2, 1, "half"), new EnumerationAbortedException("moved")],
            [],
            [Recorded(2, 1, "whole"), new TurnUpdate.Ended(1, TurnOutcome.Stopped)]
        );

        var time = new InterceptingTimeProvider(wait => wait < TimeSpan.FromSeconds(1), () => Task.CompletedTask);

        var replies = await Create(time).CollectAsync(conversation, 1, Cancel);

        Assert.NotEmpty(time.Intercepted);
        Assert.Equal(("whole", TurnOutcome.Stopped), (Assert.Single(replies.Activities).Text, replies.Outcome));
    }

    [Fact]
    public async Task Collect_TurnThatDoesNotEnd_IsGivenUpAfterItsDeadline()
    {
        var collecting = Create().CollectAsync(new ScriptedConversation([Recorded(2, 1, "half"), "wait"]), 1, Cancel);
        _time.Advance(new ConversationOptions().TurnDeadline + TimeSpan.FromSeconds(6));

        await Assert.ThrowsAsync<TimeoutException>(() => collecting);
    }

    private TurnFollower Create(TimeProvider? time = null) => new(Options.Create(new ConversationOptions()), time ?? _time);

    private static TurnUpdate.Recorded Recorded(long sequence, long turn, string? text) =>
        new(sequence, turn, new Activity { Type = ActivityTypes.Message, Text = text });

    /// <summary>Each subscription yields the next script: updates, an exception to throw, or a text to wait for ever.</summary>
    private sealed class ScriptedConversation(params object[][] scripts) : IConversationGrain
    {
        private int _next;

        public async IAsyncEnumerable<TurnUpdate> SubscribeAsync(
            long afterSequence,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            foreach (var step in scripts[_next++])
            {
                switch (step)
                {
                    case TurnUpdate update:
                        yield return update;
                        break;
                    case Exception exception:
                        throw exception;
                    default:
                        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                        break;
                }
            }
        }

        public Task<PostReceipt> PostAsync(Activity activity, string? deduplicationKey) => throw new NotSupportedException();

        public Task<bool> CancelAsync() => throw new NotSupportedException();

        public Task<ConversationSnapshot> SnapshotAsync() => throw new NotSupportedException();

        public Task WakeAsync() => throw new NotSupportedException();

        public Task RetireAsync(ConversationStatus status) => throw new NotSupportedException();

        public Task<ErasureReceipt> EraseAsync(string erasureId, long byTurn) => throw new NotSupportedException();
    }
}
