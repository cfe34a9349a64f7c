using Chatbot.Bot.Channels.DirectLine.Wire;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>Turns whatever goes wrong into the error body of the protocol.</summary>
internal sealed class DirectLineFilter(RequestFaults faults) : IEndpointFilter
{
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
            return Write(http, faults.ToError(exception, http.Request.Path));
        }
    }

    private static IResult Write(HttpContext http, DirectLineException error)
    {
        RequestFaults.WriteHeaders(http.Response, error);
        return TypedResults.Json(
            new ErrorAnswer(new(error.Code, error.Message)),
            DirectLineJsonContext.Default.ErrorAnswer,
            statusCode: error.Status
        );
    }
}
