using System.Text;

namespace Chatbot.Bot.Orchestration.Failures;

/// <summary>
/// Stands between every provider's SDK and the network, so that all of them report refusals in the same way: a status that is no
/// success, or a body that cannot be an answer, becomes a <see cref="ProviderResponseException"/>.
/// </summary>
internal sealed class ProviderResponseHandler(TimeProvider time) : DelegatingHandler
{
    private const int LargestBody = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode && MayBeAnAnswer(response))
        {
            return response;
        }

        using (response)
        {
            if (response.IsSuccessStatusCode)
            {
                throw new ProviderResponseException(AssistantFailure.Unavailable, "a page instead of JSON or an event stream");
            }

            var body = await ReadAsync(response.Content, cancellationToken);
            throw ResponseFailures.Of((int)response.StatusCode, body, RetryAfterHeader.Read(response.Headers, time.GetUtcNow()));
        }
    }

    /// <summary>Servers that name no type, or a type that says nothing, are believed; an answer that is none is found out later.</summary>
    private static bool MayBeAnAnswer(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() is not { } type
        || type.EndsWith("json", StringComparison.OrdinalIgnoreCase)
        || type is "text/event-stream" or "text/plain" or "application/octet-stream";

    /// <summary>The beginning of the body; a status alone is enough when the connection breaks meanwhile.</summary>
    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[LargestBody];
        var length = 0;
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            length = await stream.ReadAtLeastAsync(buffer, LargestBody, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            // The connection broke; the status is known.
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
