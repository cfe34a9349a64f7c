using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Chatbot.Bot.Orchestration.Failures;
using Microsoft.Extensions.AI;
using StreamingChatCompletionUpdate = OpenAI.Chat.StreamingChatCompletionUpdate;

namespace Chatbot.Bot.Orchestration.Providers.OpenAI;

/// <summary>
/// Reads ends of a stream that the SDK does not know: the event <c>{"error":…}</c> with which servers of OpenAI's shape say that they
/// cannot go on, which the SDK takes for an empty piece of the answer, refusals, and reasons of servers of another make, such as
/// <c>eos_token</c>.
/// </summary>
internal sealed class StreamErrorChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private const int InStream = 0;

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
            ChatFinishReason? foreignEnd = null;
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (ArgumentOutOfRangeException exception) when (ForeignEnd(exception.ActualValue as string) is { } end)
            {
                foreignEnd = end;
            }

            if (foreignEnd is not null)
            {
                yield return new ChatResponseUpdate { Role = ChatRole.Assistant, FinishReason = foreignEnd };
                yield break;
            }

            ThrowIfError(updates.Current);
            yield return updates.Current;
        }
    }

    /// <summary>What Hugging Face, Together, Mistral and Anthropic call an end; null for one that may be a failure.</summary>
    private static ChatFinishReason? ForeignEnd(string? reason) =>
        reason?.ToLowerInvariant() switch
        {
            "eos" or "eos_token" or "end_turn" or "stop_sequence" or "stop_token" or "completed" => ChatFinishReason.Stop,
            "max_tokens" or "max_length" or "model_length" => ChatFinishReason.Length,
            _ => null,
        };

    private static void ThrowIfError(ChatResponseUpdate update)
    {
        if (update.RawRepresentation is not StreamingChatCompletionUpdate raw)
        {
            return;
        }

        if (!string.IsNullOrEmpty(raw.RefusalUpdate))
        {
            throw new ProviderResponseException(AssistantFailure.ContentFiltered, "a refusal of the model");
        }

        if (update is { Contents.Count: 0, FinishReason: null } && raw is { Role: null, CompletionId: null or "" })
        {
            var json = ModelReaderWriter.Write(raw).ToString();
            if (ResponseError.Read(json) is { Message.Length: > 0 })
            {
                throw ResponseFailures.Of(InStream, json, retryAfter: null);
            }
        }
    }
}
