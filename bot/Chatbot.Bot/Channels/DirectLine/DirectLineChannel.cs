using Chatbot.Bot.Cards.Hosts;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>Web Chat and other Direct Line 3.0 clients. They fetch answers from the transcript.</summary>
internal sealed class DirectLineChannel(IOptions<DirectLineOptions> options) : IChannel
{
    public const string ChannelName = "directline";

    private static readonly ChannelCapabilities Capabilities = new()
    {
        Streaming = true,
        StreamPace = TimeSpan.FromMilliseconds(50),
        Typing = true,
        Update = true,
        Delete = true,
        SuggestedActions = true,
        Citations = true,
        Greets = true,
        AIGeneratedLabel = true,
        Cards = CardHosts.WebChat,
        Markdown = MarkdownFeatures.All,
        MaxTextLength = 32_000,
    };

    public string Name => ChannelName;

    public IActivityDelivery? Delivery => null;

    /// <summary>The bot as clients see it.</summary>
    public ChannelAccount Bot { get; } =
        new()
        {
            Id = "chatbot",
            Name = options.Value.BotName,
            Role = RoleTypes.Bot,
        };

    public ChannelCapabilities GetCapabilities(Activity inbound) => Capabilities;

    public static ConversationId ToConversationId(string conversation) =>
        new(ChannelName, ConversationId.DefaultTenant, conversation);
}
