using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Failures;

/// <summary>
/// Turns whatever a provider throws, and a stream that is no whole answer, into an <see cref="AssistantException"/>. Cancellation by
/// the caller stays.
/// </summary>
/// <param name="inner">The client of the provider.</param>
/// <param name="needsFinishReason">Whether a stream that ends without a reason was cut off; so it is with language models.</param>
internal sealed class FailureChatClient(IChatClient inner, bool needsFinishReason) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ChatResponse response;
        try
        {
            response = await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ExceptionFailures.Explain(exception);
        }

        var isEmpty = !response.Messages.Any(message => message.Contents.Any(Answers));
        if (isEmpty && needsFinishReason)
        {
            throw Empty(response.FinishReason);
        }

        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ChatFinishReason? finishReason = null;
        var isEmpty = true;
        List<ChatResponseUpdate> calls = [];
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
                throw ExceptionFailures.Explain(exception);
            }

            var update = updates.Current;
            finishReason =
                finishReason == ChatFinishReason.ContentFilter || IsRefusal(update)
                    ? ChatFinishReason.ContentFilter
                    : update.FinishReason ?? finishReason;
            isEmpty = isEmpty && !HasAnswer(update);
            if (needsFinishReason && HasCall(update))
            {
                // The values of a call may be cut off, and nobody has seen anything yet: it counts when the answer is whole.
                calls.Add(update);
                continue;
            }

            yield return update;
        }

        if (needsFinishReason)
        {
            ThrowUnlessWhole(finishReason, isEmpty);
        }

        foreach (var update in calls)
        {
            yield return update;
        }
    }

    private static void ThrowUnlessWhole(ChatFinishReason? finishReason, bool isEmpty)
    {
        if (isEmpty)
        {
            throw Empty(finishReason);
        }

        if (finishReason is null)
        {
            throw AssistantException.Of(AssistantFailure.Unavailable, detail: "the stream ended early");
        }

        if (finishReason == ChatFinishReason.ContentFilter)
        {
            throw AssistantException.Of(AssistantFailure.ContentFiltered, detail: "content filter");
        }
    }

    /// <summary>Whether the update shows something to the user or asks for a tool.</summary>
    public static bool HasAnswer(ChatResponseUpdate update)
    {
        for (var index = 0; index < update.Contents.Count; index++)
        {
            if (Answers(update.Contents[index]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasCall(ChatResponseUpdate update)
    {
        for (var index = 0; index < update.Contents.Count; index++)
        {
            if (update.Contents[index] is FunctionCallContent)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Answers(AIContent content) =>
        content switch
        {
            TextReasoningContent or UsageContent or ErrorContent => false,
            TextContent text => !string.IsNullOrWhiteSpace(text.Text),
            _ => true,
        };

    /// <summary>The model itself says that it will not answer.</summary>
    private static bool IsRefusal(ChatResponseUpdate update)
    {
        for (var index = 0; index < update.Contents.Count; index++)
        {
            if (update.Contents[index] is ErrorContent { ErrorCode: "Refusal" or "refusal" })
            {
                return true;
            }
        }

        return false;
    }

    private static AssistantException Empty(ChatFinishReason? finishReason) =>
        finishReason == ChatFinishReason.ContentFilter
            ? AssistantException.Of(AssistantFailure.ContentFiltered, detail: "content filter")
            : AssistantException.Of(AssistantFailure.Unavailable, detail: "an empty answer");
}
