using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Channels;

/// <summary>Hands activities to a push channel. One attempt each; who calls decides about another.</summary>
internal interface IActivityDelivery
{
    /// <summary>Sends an activity into the conversation of <paramref name="inbound"/>.</summary>
    Task<DeliveryResult> SendAsync(Activity inbound, Activity outbound, CancellationToken cancellationToken);

    /// <summary>Replaces the activity with the id of <paramref name="outbound"/>.</summary>
    Task<DeliveryResult> UpdateAsync(Activity inbound, Activity outbound, CancellationToken cancellationToken);

    /// <summary>Deletes an activity.</summary>
    Task<DeliveryResult> DeleteAsync(Activity inbound, string activityId, CancellationToken cancellationToken);
}
