using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>What a client is told about whatever went wrong; nothing of the inside gets out.</summary>
internal sealed partial class RequestFaults(ILogger<RequestFaults> logger)
{
    private static readonly TimeSpan StorageRetry = TimeSpan.FromSeconds(2);

    public DirectLineException ToError(Exception exception, string path)
    {
        switch (exception)
        {
            case DirectLineException error:
                return error;
            case ConversationArchivedException:
                return new(StatusCodes.Status404NotFound, "ConversationEnded", "The conversation is archived. Start a new one.");
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return DirectLineException.TooLarge("The request is too large.");
            case BadHttpRequestException bad:
                return new(bad.StatusCode, "BadSyntax", "The request could not be read.");
            case OperationCanceledException:
                return new(StatusCodes.Status408RequestTimeout, "RequestTimeout", "The request took too long to arrive.");
            default:
                LogUnavailable(exception, path);
                return new(
                    StatusCodes.Status503ServiceUnavailable,
                    "ServiceUnavailable",
                    "The request could not be completed. Try again.",
                    StorageRetry
                );
        }
    }

    public static void WriteHeaders(HttpResponse response, DirectLineException error)
    {
        response.Headers.CacheControl = "no-store";
        if (error.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))
                .ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (error.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }
    }

    [LoggerMessage(1331, LogLevel.Error, "Direct Line request {Path} could not be completed")]
    private partial void LogUnavailable(Exception exception, string path);
}
