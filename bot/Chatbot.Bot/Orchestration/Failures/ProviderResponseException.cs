namespace Chatbot.Bot.Orchestration.Failures;

/// <summary>A model's server refused a request or answered what cannot be an answer. It carries nothing of what was said.</summary>
internal sealed class ProviderResponseException(AssistantFailure failure, string detail)
    : Exception($"The model's server answered: {detail}.")
{
    public AssistantFailure Failure { get; } = failure;

    /// <summary>Status and code, for example <c>HTTP 404 model_not_found</c>.</summary>
    public string Detail { get; } = detail;

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same call may succeed a moment later. Default: as the kind says.</summary>
    public bool IsRetryable { get; init; } = failure.IsRetryable();
}
