#pragma warning disable OPENAI001 // The SDK calls its Responses API experimental; the service does not.
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Chatbot.Bot.Orchestration.Failures;
using Microsoft.Extensions.AI;
using OpenAI.Responses;

namespace Chatbot.Bot.Orchestration.Providers.OpenAI;

/// <summary>
/// Asks the Responses API to keep nothing, and reads the events <c>error</c>, <c>response.failed</c> and
/// <c>response.incomplete</c> with which it ends a stream early.
/// </summary>
internal sealed class ResponsesChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private const int InStream = 0;

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var stream = base.GetStreamingResponseAsync(messages, WithoutStorage(options), cancellationToken);
        await foreach (var update in stream)
        {
            switch (update.RawRepresentation)
            {
                case StreamingResponseErrorUpdate error:
                    throw Failure(error.Code, error.Message);
                case StreamingResponseFailedUpdate failed:
                    throw Failure(failed.Response.Error?.Code.ToString(), failed.Response.Error?.Message);
                case StreamingResponseIncompleteUpdate incomplete:
                    update.FinishReason = WhyIncomplete(incomplete.Response.IncompleteStatusDetails?.Reason);
                    break;
            }

            yield return update;
        }
    }

    private static ChatFinishReason? WhyIncomplete(ResponseIncompleteStatusReason? reason) =>
        reason == ResponseIncompleteStatusReason.ContentFilter ? ChatFinishReason.ContentFilter
        : reason == ResponseIncompleteStatusReason.MaxOutputTokens ? ChatFinishReason.Length
        : null;

    private static ChatOptions WithoutStorage(ChatOptions? options)
    {
        var copy = options?.Clone() ?? new ChatOptions();
        copy.RawRepresentationFactory = static _ => new CreateResponseOptions { StoredOutputEnabled = false };
        return copy;
    }

    private static ProviderResponseException Failure(string? code, string? message)
    {
        var body = new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
        };
        return ResponseFailures.Of(InStream, body.ToJsonString(), retryAfter: null);
    }
}
