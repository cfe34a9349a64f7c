using System.ClientModel;
using System.Text.Json;

namespace Chatbot.Bot.Orchestration.Providers.OpenAI;

/// <summary>What the exceptions of the OpenAI client mean.</summary>
internal static class OpenAIFailures
{
    public static AssistantFailure? Classify(Exception exception) =>
        exception switch
        {
            ClientResultException refused => OfStatus(refused),
            AggregateException { InnerExceptions: [.., var last] } => Classify(last),
            HttpRequestException or IOException => AssistantFailure.Unavailable,
            TimeoutException or OperationCanceledException => AssistantFailure.Timeout,
            JsonException or FormatException or InvalidOperationException or ArgumentException => AssistantFailure.Invalid,
            _ => null,
        };

    private static AssistantFailure OfStatus(ClientResultException refused) =>
        refused.Status switch
        {
            401 or 403 => AssistantFailure.Authentication,
            408 or 504 => AssistantFailure.Timeout,
            413 => AssistantFailure.ContextTooLong,
            429 => AssistantFailure.RateLimited,
            0 or >= 500 => refused.InnerException is { } cause
                ? Classify(cause) ?? AssistantFailure.Unavailable
                : AssistantFailure.Unavailable,
            _ when Says(refused, "context_length_exceeded", "maximum context length", "too many tokens") =>
                AssistantFailure.ContextTooLong,
            _ when Says(refused, "content_filter", "content_policy_violation") => AssistantFailure.ContentFiltered,
            _ => AssistantFailure.Invalid,
        };

    private static bool Says(ClientResultException refused, params ReadOnlySpan<string> words)
    {
        var body = refused.GetRawResponse()?.Content.ToString() ?? "";
        foreach (var word in words)
        {
            if (
                body.Contains(word, StringComparison.OrdinalIgnoreCase)
                || refused.Message.Contains(word, StringComparison.OrdinalIgnoreCase)
            )
            {
                return true;
            }
        }

        return false;
    }
}
