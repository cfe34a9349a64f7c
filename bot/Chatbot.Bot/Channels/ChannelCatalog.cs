using System.Collections.Frozen;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Channels;

/// <summary>All channels by name.</summary>
internal sealed class ChannelCatalog(IEnumerable<IChannel> channels)
{
    private readonly FrozenDictionary<string, IChannel> _channels = channels.ToFrozenDictionary(
        channel => channel.Name,
        StringComparer.Ordinal
    );

    /// <summary>The channel of a conversation.</summary>
    /// <exception cref="InvalidOperationException">No channel has that name.</exception>
    public IChannel Find(ConversationId conversation)
    {
        var name = conversation.Channel;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return _channels.TryGetValue(dot < 0 ? name : name[..dot], out var channel)
            ? channel
            : throw new InvalidOperationException(
                $"No channel serves conversation '{conversation}'. Known channels: {string.Join(", ", _channels.Keys)}."
            );
    }
}
