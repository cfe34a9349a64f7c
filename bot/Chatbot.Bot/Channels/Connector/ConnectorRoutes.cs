using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Entities;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>Addresses of the Connector API below a service address, whose own path is kept.</summary>
internal static class ConnectorRoutes
{
    /// <summary>Stream updates go to the conversation, as the channel orders them itself; answers go to what they answer.</summary>
    public static string Send(Activity inbound, Activity outbound)
    {
        var activities = Activities(inbound);
        return string.IsNullOrEmpty(outbound.ReplyToId) || IsStreamed(outbound)
            ? activities
            : $"{activities}/{Uri.EscapeDataString(outbound.ReplyToId)}";
    }

    public static string Item(Activity inbound, string activityId) => $"{Activities(inbound)}/{Uri.EscapeDataString(activityId)}";

    public static bool IsStreamed(Activity activity) =>
        activity.Entities?.Any(entity => entity.Type == StreamInfo.EntityType) == true;

    private static string Activities(Activity inbound) =>
        $"{inbound.ServiceUrl!.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(inbound.Conversation!.Id!)}/activities";
}
