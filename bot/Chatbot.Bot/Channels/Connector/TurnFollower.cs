using Chatbot.Bot.Conversations;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>Waits for the end of a turn, for callers that take the answer in the HTTP response.</summary>
internal sealed class TurnFollower(IOptions<ConversationOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The answers of a turn that runs, waits or ended long ago.</summary>
    /// <exception cref="TimeoutException">The turn did not end within its deadline.</exception>
    public async Task<TurnReplies> CollectAsync(IConversationGrain conversation, long turn, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.TurnDeadline + Grace, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    if (await FollowAsync(conversation, turn, either.Token) is { } replies)
                    {
                        return replies;
                    }
                }
                catch (Exception exception) when (exception is EnumerationAbortedException or OrleansException)
                {
                    // The conversation moves to another node; the turn is durable and is found there.
                }

                await Task.Delay(Pause, time, either.Token);
            }
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException($"Turn {turn} did not end in time.", exception);
        }
    }

    /// <summary>Null when the conversation moved to another node meanwhile, or this reader fell behind.</summary>
    private static async Task<TurnReplies?> FollowAsync(
        IConversationGrain conversation,
        long turn,
        CancellationToken cancellationToken
    )
    {
        var replies = new SortedDictionary<long, Activity>();
        await foreach (var update in conversation.SubscribeAsync(turn - 1, cancellationToken).WithCancellation(cancellationToken))
        {
            switch (update)
            {
                case TurnUpdate.Recorded recorded when recorded.Turn == turn && recorded.Sequence != turn:
                    replies[recorded.Sequence] = recorded.Activity;
                    break;
                case TurnUpdate.Ended ended when ended.Turn == turn:
                    return new(
                        [.. replies.Values.Where(IsShown)],
                        replies.Values.LastOrDefault(activity => activity.Type == InvokeResponses.ActivityType),
                        ended.Outcome
                    );
            }
        }

        return null;
    }

    /// <summary>What a channel would have been sent: no answer to an invoke, and no message that was deleted again.</summary>
    private static bool IsShown(Activity activity) =>
        activity.Type switch
        {
            InvokeResponses.ActivityType or ActivityTypes.Typing => false,
            ActivityTypes.Message => activity is not { Text: null, Attachments: null, SuggestedActions: null, Value: null },
            _ => true,
        };
}
