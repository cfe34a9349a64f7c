using System.Runtime.CompilerServices;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Routing;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Resilience;

/// <summary>Asks the same model again, after a pause, as long as the user has seen nothing of the answer.</summary>
internal sealed partial class RetryChatClient(
    IChatClient inner,
    Circuit circuit,
    int maxRetries,
    TimeProvider time,
    ChatMetrics metrics,
    ILogger<RetryChatClient> logger
) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        for (var retry = 1; ; retry++)
        {
            TimeSpan pause;
            try
            {
                return await base.GetResponseAsync(messages, options, cancellationToken);
            }
            catch (AssistantException exception) when (PauseBefore(retry, exception) is { } wait)
            {
                pause = wait;
                Note(exception, pause, options);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await using var updates = await StartAsync(messages, options, cancellationToken);
        while (await updates.MoveNextAsync())
        {
            yield return updates.Current;
        }
    }

    private async ValueTask<StartedStream> StartAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        CancellationToken cancellationToken
    )
    {
        for (var retry = 1; ; retry++)
        {
            TimeSpan pause;
            try
            {
                return await StartedStream.StartAsync(
                    base.GetStreamingResponseAsync(messages, options, cancellationToken),
                    cancellationToken
                );
            }
            catch (AssistantException exception) when (PauseBefore(retry, exception) is { } wait)
            {
                pause = wait;
                Note(exception, pause, options);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private TimeSpan? PauseBefore(int retry, AssistantException exception) =>
        retry <= maxRetries && exception.IsRetryable && circuit.State == CircuitState.Closed
            ? RetryDelay.For(retry, Random.Shared.NextDouble(), exception.RetryAfter)
            : null;

    private void Note(AssistantException exception, TimeSpan pause, ChatOptions? options)
    {
        var model = circuit.Model;
        LogRetry(model.Provider, model.Model, pause.TotalMilliseconds, exception.Kind, exception.Detail);
        metrics.Retried(model, exception.Kind);
        CallRecord.Of(options)?.AddRetry(model, exception);
    }

    [LoggerMessage(3120, LogLevel.Information, "{Provider}/{Model} is asked again in {PauseMs:0} ms: {Failure}, {Detail}")]
    private partial void LogRetry(string provider, string model, double pauseMs, AssistantFailure failure, string? detail);
}
