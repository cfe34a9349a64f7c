using System.Runtime.CompilerServices;
using Chatbot.Bot.Orchestration.Routing;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Models;

/// <summary>Adds up the tokens that a call reports and what they cost.</summary>
internal sealed class SpendingChatClient(
    IChatClient inner,
    ModelName model,
    ModelCard? card,
    ISpending spending,
    ChatMetrics metrics
) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        if (response.Usage is { } usage)
        {
            Add(usage, options);
        }

        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            for (var index = 0; index < update.Contents.Count; index++)
            {
                if (update.Contents[index] is UsageContent usage)
                {
                    Add(usage.Details, options);
                }
            }

            yield return update;
        }
    }

    private void Add(UsageDetails usage, ChatOptions? options)
    {
        var (input, output) = (usage.InputTokenCount ?? 0, usage.OutputTokenCount ?? 0);
        var cost = card?.PriceOn(spending.Day)?.Of(input, usage.CachedInputTokenCount ?? 0, output) ?? 0;
        if (cost > 0)
        {
            spending.Add(cost);
            metrics.Spent(model, cost);
        }

        CallRecord.Of(options)?.AddUsage(input, output, cost);
    }
}
