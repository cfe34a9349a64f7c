using System.Text.Json;
using Anthropic.Exceptions;
using Azure.Identity;

namespace Chatbot.Bot.Orchestration.Failures;

/// <summary>What an exception of a provider's SDK means.</summary>
internal static class ExceptionFailures
{
    private const int DeepestCause = 8;
    private const int InStream = 0;

    /// <summary>
    /// Looks for the first cause that is known. What no SDK documents, such as text that is no JSON in the middle of a stream, is a
    /// service that does not work.
    /// </summary>
    public static AssistantException Explain(Exception exception)
    {
        var cause = exception;
        for (var depth = 0; cause is not null && depth < DeepestCause; depth++)
        {
            switch (cause)
            {
                case AssistantException explained:
                    return explained;
                case ProviderResponseException refused:
                    return Explain(refused, exception);
                case AnthropicSseException { Body: { ValueKind: JsonValueKind.Object } body }:
                    return Explain(ResponseFailures.Of(InStream, body.GetRawText(), retryAfter: null), exception);
                case AuthenticationFailedException identity:
                    return AssistantException.Of(AssistantFailure.Authentication, exception, identity.GetType().Name);
                case TimeoutException or OperationCanceledException:
                    // The wait was long enough: asking the same model again would take as long.
                    return new AssistantException(
                        AssistantFailure.Timeout,
                        AssistantLanguages.English.Failures[AssistantFailure.Timeout],
                        exception
                    )
                    {
                        IsRetryable = false,
                        Detail = "silence",
                    };
                case HttpRequestException http:
                    return AssistantException.Of(AssistantFailure.Unavailable, exception, http.HttpRequestError.ToString());
                case IOException:
                    return AssistantException.Of(AssistantFailure.Unavailable, exception, "broken connection");
                case JsonException or FormatException:
                    return AssistantException.Of(AssistantFailure.Unavailable, exception, "malformed answer");
                case AggregateException { InnerExceptions: [.., var last] }:
                    cause = last;
                    break;
                default:
                    cause = cause.InnerException;
                    break;
            }
        }

        return AssistantException.Of(AssistantFailure.Unavailable, exception, exception.GetType().Name);
    }

    private static AssistantException Explain(ProviderResponseException refused, Exception exception) =>
        new(refused.Failure, AssistantLanguages.English.Failures[refused.Failure], exception)
        {
            RetryAfter = refused.RetryAfter,
            IsRetryable = refused.IsRetryable,
            Detail = refused.Detail,
        };
}
