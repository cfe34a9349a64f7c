using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Chatbot.Bot.Orchestration.Failures;
using Microsoft.Extensions.AI;
using StreamingChatCompletionUpdate = OpenAI.Chat.StreamingChatCompletionUpdate;

namespace Chatbot.Bot.Orchestration.Providers.OpenAI;

/// <summary>
/// Finds the event <c>{"error":…}</c> with which servers of OpenAI's shape end a stream that they cannot go on with. The SDK takes it
/// for an empty piece of the answer.
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
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            if (
                update is { Contents.Count: 0, FinishReason: null, RawRepresentation: StreamingChatCompletionUpdate raw }
                && raw is { Role: null, CompletionId: null or "" }
            )
            {
                var json = ModelReaderWriter.Write(raw).ToString();
                if (ResponseError.Read(json) is { Message.Length: > 0 })
                {
                    throw ResponseFailures.Of(InStream, json, retryAfter: null);
                }
            }

            yield return update;
        }
    }
}
