using Chatbot.Bot.Cards.Hosts;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>Every channel that posts to <c>/api/messages</c> and takes replies at the address it names.</summary>
internal sealed class ConnectorChannel(ConnectorClient client) : IChannel
{
    public const string ChannelName = "connector";

    private static readonly ChannelCapabilities Plain = new() { Typing = true };

    /// <summary>A message of text is billed by pieces of 153 letters; this is four of them.</summary>
    private static readonly ChannelCapabilities Sms = new() { MaxTextLength = 612 };

    private static readonly ChannelCapabilities Emulator = Plain with
    {
        Update = true,
        Delete = true,
        SuggestedActions = true,
        Cards = CardHosts.Emulator,
        Markdown = MarkdownFeatures.All,
        MaxTextLength = 16_000,
    };

    private static readonly ChannelCapabilities WebChat = Plain with
    {
        Streaming = true,
        StreamPace = TimeSpan.FromMilliseconds(500),
        SuggestedActions = true,
        Citations = true,
        AIGeneratedLabel = true,
        Cards = CardHosts.WebChat,
        Markdown = MarkdownFeatures.All,
        MaxTextLength = 32_000,
    };

    private static readonly ChannelCapabilities Agents = WebChat with
    {
        Update = true,
        Cards = CardHosts.Teams,
        MaxTextLength = 10_000,
    };

    /// <summary>Teams takes messages of 28 KB, in UTF-16, and shows neither headings nor tables of Markdown.</summary>
    private static readonly ChannelCapabilities TeamsGroup = Plain with
    {
        Update = true,
        Delete = true,
        SuggestedActions = true,
        Citations = true,
        AIGeneratedLabel = true,
        Cards = CardHosts.Teams,
        Markdown = MarkdownFeatures.Inline | MarkdownFeatures.CodeBlocks,
        MaxTextLength = 10_000,
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
            "sms" => Sms,
            _ => Plain,
        };

    private static bool IsGroup(Activity inbound) =>
        inbound.Conversation is { IsGroup: true } or { ConversationType: "groupChat" or "channel" };
}
