using System.Runtime.CompilerServices;
using Chatbot.Bot.Orchestration.Failures;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Middleware;

/// <summary>Gives up when the provider stays silent for too long, before its first update or between two.</summary>
/// <param name="inner">The client that may be silent.</param>
/// <param name="longestStart">Longest silence before a stream shows something; updates that show nothing begin it anew.</param>
/// <param name="longestSilence">Longest silence between two updates, and of a call without a stream.</param>
/// <param name="time">Measures it.</param>
internal sealed class SilenceTimeoutChatClient(
    IChatClient inner,
    TimeSpan longestStart,
    TimeSpan longestSilence,
    TimeProvider time
) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        using var silence = new CancellationTokenSource(longestSilence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            return await base.GetResponseAsync(messages, options, either.Token);
        }
        catch (Exception exception) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Timeout(exception, longestSilence);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var longest = longestStart;
        using var silence = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        await using var updates = base.GetStreamingResponseAsync(messages, options, either.Token)
            .GetAsyncEnumerator(either.Token);
        while (true)
        {
            silence.CancelAfter(longest);
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception exception) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw Timeout(exception, longest);
            }

            silence.CancelAfter(System.Threading.Timeout.InfiniteTimeSpan);
            longest = FailureChatClient.HasAnswer(updates.Current) ? longestSilence : longest;
            yield return updates.Current;
        }
    }

    private static TimeoutException Timeout(Exception exception, TimeSpan longest) =>
        new($"The chat provider was silent for {longest.TotalSeconds:0.#} seconds.", exception);
}
