using Chatbot.Bot.Channels.DirectLine.Wire;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>Turns whatever goes wrong into the error body of the protocol; nothing of the inside gets out.</summary>
internal sealed partial class DirectLineFilter(ILogger<DirectLineFilter> logger) : IEndpointFilter
{
    private static readonly TimeSpan StorageRetry = TimeSpan.FromSeconds(2);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (Exception) when (http.Response.HasStarted || http.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.Empty;
        }
        catch (Exception exception)
        {
            return Write(http, ToError(exception, http.Request.Path));
        }
    }

    private DirectLineException ToError(Exception exception, string path)
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
                    "The request could not be completed. Nothing was accepted; try again.",
                    StorageRetry
                );
        }
    }

    private static IResult Write(HttpContext http, DirectLineException error)
    {
        if (error.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))
                .ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (error.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return TypedResults.Json(
            new ErrorAnswer(new(error.Code, error.Message)),
            DirectLineJsonContext.Default.ErrorAnswer,
            statusCode: error.Status
        );
    }

    [LoggerMessage(1301, LogLevel.Error, "Direct Line request {Path} could not be completed")]
    private partial void LogUnavailable(Exception exception, string path);
}
