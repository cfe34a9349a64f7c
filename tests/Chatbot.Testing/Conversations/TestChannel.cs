using Chatbot.Bot.Channels;
using Chatbot.Contracts.Activities;

namespace Chatbot.Testing.Conversations;

/// <summary>A channel whose readers fetch what was said, as <see cref="TestAdapter"/> does.</summary>
internal sealed class TestChannel(ChannelCapabilities capabilities) : IChannel
{
    public string Name => TestConversation.ChannelName;

    public IActivityDelivery? Delivery => null;

    public ChannelCapabilities GetCapabilities(Activity inbound) => capabilities;
}
