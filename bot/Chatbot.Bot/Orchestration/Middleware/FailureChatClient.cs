using System.Runtime.CompilerServices;
using Chatbot.Bot.Orchestration.Providers;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Middleware;

/// <summary>Turns whatever a provider throws into an <see cref="AssistantException"/>; cancellation by the caller stays.</summary>
internal sealed class FailureChatClient(IChatClient inner, IChatProvider provider) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Explain(exception);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                throw Explain(exception);
            }

            yield return updates.Current;
        }
    }

    private AssistantException Explain(Exception exception)
    {
        if (exception is AssistantException explained)
        {
            return explained;
        }

        var failure =
            provider.Classify(exception)
            ?? exception switch
            {
                TimeoutException or OperationCanceledException => AssistantFailure.Timeout,
                HttpRequestException or IOException => AssistantFailure.Unavailable,
                _ => AssistantFailure.Invalid,
            };
        return new AssistantException(failure, AssistantLanguages.English.Failures[failure], exception);
    }
}
