namespace Chatbot.Bot.Orchestration.Failures;

/// <summary>No answer could be started. <see cref="UserMessage"/> may be shown as it is; the cause is for the log.</summary>
internal sealed class AssistantException(AssistantFailure kind, string userMessage, Exception? innerException = null)
    : Exception($"The chat provider failed: {kind}.", innerException)
{
    public AssistantFailure Kind { get; } = kind;

    public string UserMessage { get; } = userMessage;

    /// <summary>Whether the same call may succeed a moment later. Default: as the kind says.</summary>
    public bool IsRetryable { get; init; } = kind.IsRetryable();

    /// <summary>How long the service asked to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Status and code of the service for its owner, for example <c>HTTP 429 rate_limit_exceeded</c>; never what was said.</summary>
    public string? Detail { get; init; }

    /// <summary>The same failure, told in the language of the user.</summary>
    public AssistantException In(AssistantTexts texts) =>
        new(Kind, texts.Failures[Kind], this)
        {
            IsRetryable = IsRetryable,
            RetryAfter = RetryAfter,
            Detail = Detail,
        };

    /// <summary>The failure in English, for a caller that knows no language of the user.</summary>
    public static AssistantException Of(AssistantFailure kind, Exception? cause = null, string? detail = null) =>
        new(kind, AssistantLanguages.English.Failures[kind], cause) { Detail = detail };
}
