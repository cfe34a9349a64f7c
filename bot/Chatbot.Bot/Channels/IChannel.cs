using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Channels;

/// <summary>One protocol by which people reach the bot.</summary>
internal interface IChannel
{
    /// <summary>The channel part of a conversation id, up to its first dot.</summary>
    string Name { get; }

    /// <summary>What can be shown where this activity came from.</summary>
    ChannelCapabilities GetCapabilities(Activity inbound);

    /// <summary>How answers get there; null when readers fetch them from the transcript.</summary>
    IActivityDelivery? Delivery { get; }
}
