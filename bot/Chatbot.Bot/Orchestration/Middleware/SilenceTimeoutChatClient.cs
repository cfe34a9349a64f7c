using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Middleware;

/// <summary>Gives up when the provider stays silent for too long, before its first update or between two.</summary>
internal sealed class SilenceTimeoutChatClient(IChatClient inner, TimeSpan longestSilence, TimeProvider time)
    : DelegatingChatClient(inner)
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
            throw Timeout(exception);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var silence = new CancellationTokenSource(longestSilence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        await using var updates = base.GetStreamingResponseAsync(messages, options, either.Token)
            .GetAsyncEnumerator(either.Token);
        while (true)
        {
            silence.CancelAfter(longestSilence);
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception exception) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw Timeout(exception);
            }

            silence.CancelAfter(System.Threading.Timeout.InfiniteTimeSpan);
            yield return updates.Current;
        }
    }

    private TimeoutException Timeout(Exception exception) =>
        new($"The chat provider was silent for {longestSilence.TotalSeconds:0.#} seconds (Assistant:ModelTimeout).", exception);
}
