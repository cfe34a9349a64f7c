using System.Diagnostics;
using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Remote;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Chatbot.Knowledge.Service;

/// <summary>Errors as the caller sees them: what was wrong with the request, and never what is inside the service.</summary>
internal sealed partial class ServiceProblems(
    IProblemDetailsService problems,
    ReaderLimits limits,
    ILogger<ServiceProblems> logger
) : IExceptionHandler
{
    private const string CutOff = "Unexpected end of Stream";
    private const int MaxIdLength = 64;

    /// <summary>The id that the caller gave, when it is a plain one, or the trace's.</summary>
    public static string CorrelationIdOf(HttpContext http)
    {
        if (http.Items.TryGetValue(typeof(ServiceProblems), out var known))
            return (string)known!;
        var given = http.Request.Headers[KnowledgeRoutes.CorrelationHeader].ToString();
        var isPlain =
            given.Length is > 0 and <= MaxIdLength
            && given.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
        var id = isPlain ? given : (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        http.Items[typeof(ServiceProblems)] = id;
        return id;
    }

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
            return true;
        var problem = Of(exception);
        if (problem.Status >= StatusCodes.Status500InternalServerError)
            LogFailed(
                httpContext.Request.Method,
                httpContext.GetEndpoint()?.DisplayName,
                CorrelationIdOf(httpContext),
                exception
            );
        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    /// <summary>What to tell of an exception.</summary>
    public ProblemDetails Of(Exception exception)
    {
        var (status, detail) = exception switch
        {
            ContentTooLargeException => (StatusCodes.Status413PayloadTooLarge, exception.Message),
            BadHttpRequestException bad => (bad.StatusCode, bad.Message),
            InvalidDataException => (StatusCodes.Status400BadRequest, $"The body is not as it should be: {exception.Message}"),
            IOException when exception.Message.StartsWith(CutOff, StringComparison.Ordinal) => (
                StatusCodes.Status400BadRequest,
                "The body ends in the middle of a part."
            ),
            _ => (StatusCodes.Status500InternalServerError, "The service failed; its log has more under the correlation id."),
        };
        var problem = new ProblemDetails { Status = status, Detail = detail };
        if (status == StatusCodes.Status413PayloadTooLarge)
            problem.Extensions["maxBytes"] = limits.MaxBytes;
        return problem;
    }

    [LoggerMessage(2601, LogLevel.Error, "{Method} {Endpoint} failed; correlation id {CorrelationId}.")]
    private partial void LogFailed(string method, string? endpoint, string correlationId, Exception exception);
}
