using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>What clients may see of a transcript.</summary>
internal static class ClientView
{
    /// <summary>The activity as a client sees it; null when it is internal.</summary>
    public static Activity? Of(Activity activity) =>
        activity.Type is ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.EndOfConversation
            ? activity with
            {
                ServiceUrl = null,
                CallerId = null,
                DeliveryMode = null,
            }
            : null;
}
