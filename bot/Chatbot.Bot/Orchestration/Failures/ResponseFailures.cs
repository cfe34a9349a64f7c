using System.Globalization;

namespace Chatbot.Bot.Orchestration.Failures;

/// <summary>What a refusal of a model's server means: its status, refined by what its body says.</summary>
internal static class ResponseFailures
{
    /// <param name="status">HTTP status, or 0 for a refusal inside a stream.</param>
    /// <param name="body">The body as far as it was read.</param>
    /// <param name="retryAfter">How long the server asked to wait.</param>
    public static ProviderResponseException Of(int status, string body, TimeSpan? retryAfter)
    {
        var error = ResponseError.Read(body);
        var failure = Classify(status, error);
        var code = error.Codes.Count > 0 ? $" {error.Codes[0]}" : "";
        return new ProviderResponseException(
            failure,
            (status == 0 ? "stream error" : string.Create(CultureInfo.InvariantCulture, $"HTTP {status}")) + code
        )
        {
            RetryAfter = retryAfter,
            // Waiting does not fill an empty account.
            IsRetryable = failure.IsRetryable() && !error.HasCode("insufficient_quota", "billing_hard_limit_reached"),
        };
    }

    public static AssistantFailure Classify(int status, ResponseError error) =>
        status switch
        {
            401 or 402 => AssistantFailure.Authentication,
            408 or 504 => AssistantFailure.Timeout,
            429 => AssistantFailure.RateLimited,
            409 or 425 => AssistantFailure.Unavailable,
            _ when IsFiltered(error) => AssistantFailure.ContentFiltered,
            403 => AssistantFailure.Authentication,
            _ when IsTooLong(error) => AssistantFailure.ContextTooLong,
            413 => AssistantFailure.ContextTooLong,
            404 or 410 => AssistantFailure.ModelNotFound,
            >= 400 and < 500 when IsUnknownModel(error) => AssistantFailure.ModelNotFound,
            >= 400 and < 500 => AssistantFailure.InvalidRequest,
            _ => OfType(error),
        };

    /// <summary>A refusal inside a stream, and one by a proxy, has only its type.</summary>
    private static AssistantFailure OfType(ResponseError error) =>
        error.HasCode("rate_limit_error", "rate_limit_exceeded") ? AssistantFailure.RateLimited
        : error.HasCode("authentication_error", "permission_error", "invalid_api_key") ? AssistantFailure.Authentication
        : error.HasCode("not_found_error", "model_not_found") ? AssistantFailure.ModelNotFound
        : error.HasCode("invalid_request_error") ? AssistantFailure.InvalidRequest
        : error.HasCode("timeout_error") ? AssistantFailure.Timeout
        : AssistantFailure.Unavailable;

    private static bool IsFiltered(ResponseError error) =>
        error.HasCode("content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation", "moderation_blocked");

    private static bool IsTooLong(ResponseError error) =>
        error.HasCode("context_length_exceeded", "request_too_large", "exceed_context_size_error", "string_above_max_length")
        || error.Says(
            "maximum context length",
            "context length",
            "context window",
            "context size",
            "prompt is too long",
            "exceed context limit",
            "too many tokens"
        );

    private static bool IsUnknownModel(ResponseError error) =>
        error.HasCode("model_not_found", "DeploymentNotFound", "unknown_model", "invalid_model")
        || (error.Says("model") && error.Says("does not exist", "not found", "not exist"));
}
