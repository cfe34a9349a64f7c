using System.Runtime.CompilerServices;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Routing;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Resilience;

/// <summary>
/// Asks the first model and, when it fails before the user has seen anything, the next one. After the first visible text the failure
/// is the caller's, who ends the answer honestly.
/// </summary>
/// <param name="candidates">At least one, in order.</param>
internal sealed partial class ModelFailoverChatClient(
    IReadOnlyList<Candidate> candidates,
    ChatMetrics metrics,
    ILogger<ModelFailoverChatClient> logger
) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var (sent, able) = Prepare(messages, options);
        for (var index = 0; ; index++)
        {
            try
            {
                var response = await able[index].Client.GetResponseAsync(sent, options, cancellationToken);
                CallRecord.Of(options)?.Answered(able[index].Model);
                return response;
            }
            catch (AssistantException exception) when (MaySwitch(exception, index, able))
            {
                Note(able[index].Model, able[index + 1].Model, exception, options);
            }
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
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

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this)
            ? this
            : candidates[0].Client.GetService(serviceType, serviceKey);

    /// <summary>The clients belong to the pipeline: several chains share them.</summary>
    public void Dispose() { }

    private async ValueTask<StartedStream> StartAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        CancellationToken cancellationToken
    )
    {
        var (sent, able) = Prepare(messages, options);
        for (var index = 0; ; index++)
        {
            try
            {
                var started = await StartedStream.StartAsync(
                    able[index].Client.GetStreamingResponseAsync(sent, options, cancellationToken),
                    cancellationToken
                );
                CallRecord.Of(options)?.Answered(able[index].Model);
                return started;
            }
            catch (AssistantException exception) when (MaySwitch(exception, index, able))
            {
                Note(able[index].Model, able[index + 1].Model, exception, options);
            }
        }
    }

    /// <summary>The messages as a list that may be read again, and the candidates that can serve them; all when none can.</summary>
    private (IReadOnlyList<ChatMessage> Messages, IReadOnlyList<Candidate> Able) Prepare(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options
    )
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var needs = RequestNeeds.Of(sent, options);
        Candidate[] able = [.. candidates.Where(candidate => candidate.CanServe(needs, options))];
        return (sent, able.Length > 0 ? able : [candidates[0]]);
    }

    private static bool MaySwitch(AssistantException exception, int index, IReadOnlyList<Candidate> able) =>
        index < able.Count - 1 && exception.Kind.AllowsSwitch();

    private void Note(ModelName from, ModelName to, AssistantException exception, ChatOptions? options)
    {
        // That a circuit opened was logged; every call until it closes would say it again.
        if (exception.Detail != CircuitChatClient.OpenCircuit)
        {
            LogSwitch(from.Provider, from.Model, to.Provider, to.Model, exception.Kind, exception.Detail);
        }

        metrics.Switched(from, to, exception.Kind);
        CallRecord.Of(options)?.AddSwitch(from, exception);
    }

    [LoggerMessage(
        3121,
        LogLevel.Warning,
        "{FromProvider}/{FromModel} failed, {ToProvider}/{ToModel} answers instead: {Failure}, {Detail}"
    )]
    private partial void LogSwitch(
        string fromProvider,
        string fromModel,
        string toProvider,
        string toModel,
        AssistantFailure failure,
        string? detail
    );
}
