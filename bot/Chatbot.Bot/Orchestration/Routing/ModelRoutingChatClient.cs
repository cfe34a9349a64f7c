using Chatbot.Bot.Orchestration.Models;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Routing;

/// <summary>Hands each request to the models of the class that <see cref="ModelRouter"/> chooses, and records the decision.</summary>
internal sealed class ModelRoutingChatClient(
    ModelRouter router,
    IReadOnlyDictionary<ModelClass, IChatClient> clients,
    ChatMetrics metrics
) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return Route(sent, options).GetResponseAsync(sent, options, cancellationToken);
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return Route(sent, options).GetStreamingResponseAsync(sent, options, cancellationToken);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this)
            ? this
            : clients[ModelClass.Standard].GetService(serviceType, serviceKey);

    /// <summary>The clients belong to the pipeline.</summary>
    public void Dispose() { }

    private IChatClient Route(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var record = CallRecord.Of(options);
        var decision = router.Decide(RequestNeeds.Of(messages, options), record?.Hints);
        metrics.Routed(decision);
        record?.Routed(decision);
        return clients[decision.Class];
    }
}
