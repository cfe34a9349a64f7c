namespace Chatbot.Bot.Channels.DirectLine.Page;

/// <summary>Lets only pages of allowed sites in, and turns whatever goes wrong into problem details.</summary>
internal sealed class PageFilter(Origins origins, RequestFaults faults) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            return origins.IsAllowed(http.Request)
                ? await next(context)
                : throw DirectLineException.Forbidden("Pages of this site may not use the assistant.");
        }
        catch (Exception) when (http.Response.HasStarted || http.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.Empty;
        }
        catch (Exception exception)
        {
            var error = faults.ToError(exception, http.Request.Path);
            RequestFaults.WriteHeaders(http.Response, error);
            return TypedResults.Problem(error.Message, statusCode: error.Status);
        }
    }
}
