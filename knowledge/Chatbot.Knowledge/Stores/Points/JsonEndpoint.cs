using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chatbot.Knowledge.Stores.Points;

/// <summary>JSON calls to a service. Its errors become <see cref="ChunkStoreException"/>, without the key. Thread-safe.</summary>
internal sealed class JsonEndpoint(HttpClient http, string service, string settings, string? secret)
{
    private const int ShownOfAnError = 400;

    /// <summary>The answer.</summary>
    public async Task<JsonAnswer> SendAsync(
        HttpMethod method,
        string path,
        JsonNode? body,
        CancellationToken cancellationToken
    ) => (await CallAsync(method, path, body, mayBeAbsent: false, cancellationToken))!;

    /// <summary>The answer, or null when what is asked for is not there.</summary>
    public Task<JsonAnswer?> FindAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken) =>
        CallAsync(method, path, body, mayBeAbsent: true, cancellationToken);

    private async Task<JsonAnswer?> CallAsync(
        HttpMethod method,
        string path,
        JsonNode? body,
        bool mayBeAbsent,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
            if (mayBeAbsent && response.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }

            string text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw Refused(response.StatusCode, $"{method} /{path.Split('?')[0]}", text);
            }

            using JsonDocument? json = text.Length == 0 ? null : JsonDocument.Parse(text);
            return new JsonAnswer(
                json?.RootElement.Clone() ?? default,
                response.Headers.ToDictionary(
                    header => header.Key,
                    header => header.Value.First(),
                    StringComparer.OrdinalIgnoreCase
                )
            );
        }
        catch (HttpRequestException unreachable)
        {
            throw new ChunkStoreException(
                $"{service} at {http.BaseAddress?.Authority} does not answer ({unreachable.HttpRequestError}). Check {settings}:Endpoint and the network.",
                unreachable
            );
        }
        catch (JsonException strange)
        {
            throw new ChunkStoreException(
                $"{service} at {http.BaseAddress?.Authority} answered with something else than JSON. Check {settings}:Endpoint.",
                strange
            );
        }
    }

    private ChunkStoreException Refused(HttpStatusCode status, string call, string text)
    {
        string cure = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"Check {settings}:ApiKey.",
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable =>
                "It stayed busy through all retries; import with less parallelism or give it more capacity.",
            _ => "",
        };
        string shown = text.Length > ShownOfAnError ? text[..ShownOfAnError] : text;
        if (!string.IsNullOrEmpty(secret))
        {
            shown = shown.Replace(secret, "***", StringComparison.Ordinal);
        }

        return new ChunkStoreException(
            string.Create(CultureInfo.InvariantCulture, $"{service} refused {call} with {(int)status}: {shown} {cure}").TrimEnd()
        );
    }
}
