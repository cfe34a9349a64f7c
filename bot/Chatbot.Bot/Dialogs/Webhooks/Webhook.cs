using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FreeJson = Chatbot.Bot.Conversations.Handlers.Json;

namespace Chatbot.Bot.Dialogs.Webhooks;

/// <summary>
/// Posts JSON to an address of the owner. Redirects are not followed. Each request has an <c>Idempotency-Key</c>, the same when
/// it is sent again, so that the other side does it once.
/// </summary>
internal sealed partial class Webhook(IHttpClientFactory clients, ILogger<Webhook> logger)
{
    public const string ClientName = "dialog-webhooks";
    private const int LargestAnswer = 100_000;
    private const int LongestText = 200;

    /// <param name="address">Where to.</param>
    /// <param name="authorization">Header <c>Authorization</c>; empty = none.</param>
    /// <param name="key">Which request this is.</param>
    /// <param name="json">The body.</param>
    /// <param name="timeout">Longest time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answer; not accepted when nobody answered, or not with a status of success.</returns>
    public async Task<WebhookAnswer> PostAsync(
        Uri address,
        string authorization,
        string key,
        string json,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new StringContent(json, Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Idempotency-Key", key);
            if (authorization.Length > 0)
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }

            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (!response.IsSuccessStatusCode)
            {
                LogRefused(key, (int)response.StatusCode);
                return WebhookAnswer.Failed;
            }

            return Read(await ReadAsync(response, limit.Token));
        }
        catch (Exception exception) when (IsBroken(exception) && !cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, key);
            return WebhookAnswer.Failed;
        }
    }

    private static bool IsBroken(Exception exception) =>
        exception is HttpRequestException or IOException or OperationCanceledException;

    /// <summary>The body, or nothing when it breaks off: the status has said already that the request was taken.</summary>
    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[LargestAnswer];
            var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            return "";
        }
    }

    /// <summary>It is accepted by its status; what the body says is a courtesy.</summary>
    private static WebhookAnswer Read(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var url = Text(root, "url");
            return new(
                IsAccepted: true,
                Text(root, "number") ?? Text(root, "id"),
                url is not null && WebhookAddress.IsSafe(url) ? url : null,
                Text(root, "decision")
            );
        }
        catch (JsonException)
        {
            return new(IsAccepted: true, null, null, null);
        }
    }

    private static string? Text(JsonElement root, string member)
    {
        var text = FreeJson.Find(root, member) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value
            ? value.ToString()
            : null;
        return text is { Length: > 0 and <= LongestText } ? text : null;
    }

    [LoggerMessage(1351, LogLevel.Warning, "The webhook refused request {Key} with status {Status}")]
    private partial void LogRefused(string key, int status);

    [LoggerMessage(1352, LogLevel.Warning, "The webhook could not be reached for request {Key}")]
    private partial void LogFailed(Exception exception, string key);
}
