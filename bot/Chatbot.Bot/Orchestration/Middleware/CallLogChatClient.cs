using System.Runtime.CompilerServices;
using Chatbot.Bot.Orchestration.Models;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Middleware;

/// <summary>Logs that a call happened, how long it took and how it ended; never what was said.</summary>
internal sealed partial class CallLogChatClient(
    IChatClient inner,
    ModelName model,
    TimeProvider time,
    ILogger<CallLogChatClient> logger
) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var start = time.GetTimestamp();
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            LogCompleted(model.Provider, model.Model, time.GetElapsedTime(start).TotalMilliseconds, 1);
            return response;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(model.Provider, model.Model, time.GetElapsedTime(start).TotalMilliseconds, 0, exception.GetType().Name);
            throw;
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var start = time.GetTimestamp();
        var count = 0;
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    break;
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(
                    model.Provider,
                    model.Model,
                    time.GetElapsedTime(start).TotalMilliseconds,
                    count,
                    exception.GetType().Name
                );
                throw;
            }

            count++;
            yield return updates.Current;
        }

        LogCompleted(model.Provider, model.Model, time.GetElapsedTime(start).TotalMilliseconds, count);
    }

    [LoggerMessage(
        3101,
        LogLevel.Debug,
        "Chat call to {Provider}/{Model} completed after {ElapsedMs:0} ms with {Updates} updates"
    )]
    private partial void LogCompleted(string provider, string model, double elapsedMs, int updates);

    [LoggerMessage(
        3102,
        LogLevel.Warning,
        "Chat call to {Provider}/{Model} failed after {ElapsedMs:0} ms and {Updates} updates: {ExceptionType}"
    )]
    private partial void LogFailed(string provider, string model, double elapsedMs, int updates, string exceptionType);
}
