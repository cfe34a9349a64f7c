using System.Net;
using System.Net.Http.Json;
using Chatbot.Bot.Channels;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Tests.Snippets;

#region channel
/// <summary>Short messages through a gateway. Conversations are named by the number of the person.</summary>
internal sealed class SmsChannel(HttpClient gateway) : IChannel, IActivityDelivery
{
    public const string ChannelName = "sms";

    public string Name => ChannelName;

    public IActivityDelivery Delivery => this;

    /// <summary>A short message shows text and nothing else.</summary>
    public ChannelCapabilities GetCapabilities(Activity inbound) => new();

    public async Task<DeliveryResult> SendAsync(Activity inbound, Activity outbound, CancellationToken cancellationToken)
    {
        if (outbound.Type != ActivityTypes.Message)
        {
            return new(DeliveryOutcome.Delivered);
        }

        try
        {
            var message = new SmsMessage("", inbound.From!.Id!, outbound.Text ?? "");
            using var response = await gateway.PostAsJsonAsync("send", message, cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => new(DeliveryOutcome.Delivered),
                // The gateway has not taken it: it is sent again.
                HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => new(DeliveryOutcome.NotSent),
                var status => new(DeliveryOutcome.Refused, Detail: status.ToString()),
            };
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return new(DeliveryOutcome.NotSent, Detail: "not reachable");
        }
        catch (HttpRequestException exception)
        {
            // It broke off in the middle: sending again might show the answer twice.
            return new(DeliveryOutcome.Ambiguous, Detail: exception.HttpRequestError.ToString());
        }
    }

    public Task<DeliveryResult> UpdateAsync(Activity inbound, Activity outbound, CancellationToken cancellationToken) =>
        Task.FromResult(new DeliveryResult(DeliveryOutcome.Refused));

    public Task<DeliveryResult> DeleteAsync(Activity inbound, string activityId, CancellationToken cancellationToken) =>
        Task.FromResult(new DeliveryResult(DeliveryOutcome.Refused));
}
#endregion
