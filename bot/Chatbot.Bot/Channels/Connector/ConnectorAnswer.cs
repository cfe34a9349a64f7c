using System.Net;
using System.Text.Json;
using Chatbot.Bot.Channels.Connector.Wire;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>What a channel's answer, or its absence, says about an activity.</summary>
internal static class ConnectorAnswer
{
    private const int MaxDetail = 200;

    public static DeliveryResult Read(HttpResponseMessage response, ReadOnlySpan<byte> body, TimeProvider time)
    {
        if (response.IsSuccessStatusCode)
        {
            return new(DeliveryOutcome.Delivered, FindId(body));
        }

        var (code, message) = FindError(body);
        var detail = Describe(response.StatusCode, code, message);
        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new(DeliveryOutcome.NotSent, null, FindRetryAfter(response, time), detail),
            HttpStatusCode.Forbidden when IsStoppedByUser(code, message) => new(DeliveryOutcome.Stopped, Detail: detail),
            HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed => new(DeliveryOutcome.Ambiguous, Detail: detail),
            >= HttpStatusCode.InternalServerError => new(DeliveryOutcome.Ambiguous, Detail: detail),
            _ => new(DeliveryOutcome.Refused, Detail: detail),
        };
    }

    /// <summary>A connection that never came about carried nothing; any other failure leaves open what the channel has.</summary>
    public static DeliveryResult Read(Exception exception) =>
        exception switch
        {
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError
            } failed => new(DeliveryOutcome.NotSent, Detail: failed.HttpRequestError.ToString()),
            OperationCanceledException { InnerException: TimeoutException } => new(
                DeliveryOutcome.NotSent,
                Detail: "ConnectTimeout"
            ),
            OperationCanceledException => new(DeliveryOutcome.Ambiguous, Detail: "Timeout"),
            HttpRequestException failed => new(DeliveryOutcome.Ambiguous, Detail: failed.HttpRequestError.ToString()),
            _ => new(DeliveryOutcome.Ambiguous, Detail: exception.GetType().Name),
        };

    private static bool IsStoppedByUser(string? code, string? message) =>
        code == "ContentStreamNotAllowed" && message?.Contains("canceled by user", StringComparison.OrdinalIgnoreCase) == true;

    private static TimeSpan? FindRetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string? FindId(ReadOnlySpan<byte> body)
    {
        try
        {
            return body.IsEmpty ? null : JsonSerializer.Deserialize(body, ConnectorJsonContext.Default.ResourceResponse)?.Id;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (string? Code, string? Message) FindError(ReadOnlySpan<byte> body)
    {
        try
        {
            var error = body.IsEmpty ? null : JsonSerializer.Deserialize(body, ConnectorJsonContext.Default.ErrorResponse);
            return error?.Error is { } inner ? (inner.Code, inner.Message) : (error?.Code, error?.Message);
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private static string Describe(HttpStatusCode status, string? code, string? message)
    {
        var detail = $"{(int)status} {code}: {message}".TrimEnd(' ', ':');
        return detail.Length <= MaxDetail ? detail : detail[..MaxDetail];
    }
}
