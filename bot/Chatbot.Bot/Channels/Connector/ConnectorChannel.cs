using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>Every channel that posts to <c>/api/messages</c> and takes replies at the address it names.</summary>
internal sealed class ConnectorChannel(ConnectorClient client) : IChannel
{
    public const string ChannelName = "connector";

    private static readonly ChannelCapabilities Plain = new() { Typing = true };

    private static readonly ChannelCapabilities Emulator = Plain with { Update = true, Delete = true, SuggestedActions = true };

    private static readonly ChannelCapabilities WebChat = Plain with
    {
        Streaming = true,
        StreamPace = TimeSpan.FromMilliseconds(500),
        SuggestedActions = true,
        Citations = true,
    };

    private static readonly ChannelCapabilities Agents = WebChat with { Update = true };

    private static readonly ChannelCapabilities TeamsGroup = Plain with
    {
        Update = true,
        Delete = true,
        SuggestedActions = true,
        Citations = true,
    };

    /// <summary>Teams takes one update a second.</summary>
    private static readonly ChannelCapabilities TeamsPersonal = TeamsGroup with
    {
        Streaming = true,
        StreamPace = TimeSpan.FromSeconds(1),
    };

    public string Name => ChannelName;

    public IActivityDelivery Delivery => client;

    public ChannelCapabilities GetCapabilities(Activity inbound) =>
        inbound.ChannelId switch
        {
            "msteams" => inbound.Conversation is { ConversationType: "personal", IsGroup: not true } ? TeamsPersonal : TeamsGroup,
            "webchat" or "directline" => IsGroup(inbound) ? WebChat with { Streaming = false } : WebChat,
            "agents" => IsGroup(inbound) ? Agents with { Streaming = false } : Agents,
            "emulator" => Emulator,
            _ => Plain,
        };

    private static bool IsGroup(Activity inbound) =>
        inbound.Conversation is { IsGroup: true } or { ConversationType: "groupChat" or "channel" };
}
