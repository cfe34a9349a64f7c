using System.Net.Http.Headers;
using Chatbot.Bot.Conversations;
using Chatbot.Contracts.Activities;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>Calls the Connector API of the channel that an activity came from. Thread-safe.</summary>
internal sealed class ConnectorClient(
    IHttpClientFactory clients,
    ServiceUrlPolicy policy,
    IOptions<ConnectorOptions> options,
    TimeProvider time
) : IActivityDelivery
{
    public const string HttpClientName = "connector";

    private const int MaxAnswerBytes = 64 * 1024;
    private const int ChangeAttempts = 3;
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(2);
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private readonly HttpClient _http = clients.CreateClient(HttpClientName);

    /// <inheritdoc />
    /// <remarks>
    /// A last message of a stream that the channel refuses as such was surely not shown: it is sent as a message of its own.
    /// </remarks>
    public async Task<DeliveryResult> SendAsync(Activity inbound, Activity outbound, CancellationToken cancellationToken)
    {
        var result = await PostAsync(inbound, outbound, cancellationToken);
        return
            result.Outcome == DeliveryOutcome.Refused
            && outbound.Type == ActivityTypes.Message
            && ConnectorRoutes.IsStreamed(outbound)
            ? await PostAsync(inbound, StreamMarks.Remove(outbound), cancellationToken)
            : result;
    }

    public Task<DeliveryResult> UpdateAsync(Activity inbound, Activity outbound, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Put, inbound, outbound.Id!, ToWire(outbound) with { Id = outbound.Id }, cancellationToken);

    public Task<DeliveryResult> DeleteAsync(Activity inbound, string activityId, CancellationToken cancellationToken) =>
        ChangeAsync(HttpMethod.Delete, inbound, activityId, null, cancellationToken);

    private Task<DeliveryResult> PostAsync(Activity inbound, Activity outbound, CancellationToken cancellationToken) =>
        policy.Allows(inbound.ServiceUrl, out var error)
            ? CallAsync(HttpMethod.Post, ConnectorRoutes.Send(inbound, outbound), ToWire(outbound), cancellationToken)
            : Refuse(error);

    /// <summary>Changing twice is the same as changing once, so an unknown result may be tried again.</summary>
    private async Task<DeliveryResult> ChangeAsync(
        HttpMethod method,
        Activity inbound,
        string activityId,
        Activity? body,
        CancellationToken cancellationToken
    )
    {
        if (!policy.Allows(inbound.ServiceUrl, out var error))
        {
            return await Refuse(error);
        }

        for (var attempt = 1; ; attempt++)
        {
            var result = await CallAsync(method, ConnectorRoutes.Item(inbound, activityId), body, cancellationToken);
            if (result.Outcome is not (DeliveryOutcome.Ambiguous or DeliveryOutcome.NotSent) || attempt == ChangeAttempts)
            {
                return result;
            }

            await Task.Delay(result.RetryAfter ?? TimeSpan.FromMilliseconds(250 << attempt), time, cancellationToken);
        }
    }

    /// <summary>
    /// One attempt. A call that began gets a moment to end when its turn is cancelled: what a channel may already have should
    /// not become unknown because the user said stop.
    /// </summary>
    private async Task<DeliveryResult> CallAsync(
        HttpMethod method,
        string url,
        Activity? body,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var timeout = new CancellationTokenSource(options.Value.SendTimeout, time);
        await using var cancel = cancellationToken.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).CancelAfter(CancelGrace),
            timeout
        );
        using var request = new HttpRequestMessage(method, url);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(ActivityJson.ToUtf8(body)) { Headers = { ContentType = Json } };
        }

        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            return ConnectorAnswer.Read(response, await ReadBodyAsync(response, timeout.Token), time);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return ConnectorAnswer.Read(exception);
        }
    }

    /// <summary>The status decides; a body that breaks off or is too long counts as none.</summary>
    private static async Task<byte[]> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength is 0 or > MaxAnswerBytes)
        {
            return [];
        }

        try
        {
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken);
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return [];
        }
    }

    private static Task<DeliveryResult> Refuse(ConnectorError error) =>
        Task.FromResult(new DeliveryResult(DeliveryOutcome.Refused, Detail: error.Message));

    /// <summary>Without the members that a channel sets itself.</summary>
    private static Activity ToWire(Activity activity) =>
        activity with
        {
            Id = null,
            Timestamp = null,
            ServiceUrl = null,
            CallerId = null,
        };
}
