using System.Threading.Channels;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations;

/// <summary>
/// The live readers of a conversation. Each has a bounded buffer: a reader that falls behind is cut off instead of slowing
/// the turn down, and catches up from the transcript when it subscribes again. Used inside one grain only.
/// </summary>
internal sealed class ConversationReaders(int buffer)
{
    private readonly List<Channel<TurnUpdate>> _readers = [];

    /// <summary>The newest update of the message that is being streamed, for readers that join in the middle.</summary>
    public TurnUpdate? Current { get; private set; }

    public bool Any => _readers.Count > 0;

    public Channel<TurnUpdate> Add()
    {
        var reader = Channel.CreateBounded<TurnUpdate>(
            new BoundedChannelOptions(buffer) { SingleReader = true, SingleWriter = true }
        );
        _readers.Add(reader);
        return reader;
    }

    public void Remove(Channel<TurnUpdate> reader) => _readers.Remove(reader);

    public void Publish(TurnUpdate update)
    {
        Current = update switch
        {
            TurnUpdate.Delta or TurnUpdate.Informative => update,
            TurnUpdate.Ended => null,
            TurnUpdate.Recorded recorded when recorded.Sequence != recorded.Turn => null,
            _ => Current,
        };
        for (var i = _readers.Count - 1; i >= 0; i--)
        {
            if (!_readers[i].Writer.TryWrite(update))
            {
                _readers[i].Writer.TryComplete();
                _readers.RemoveAt(i);
            }
        }
    }

    public void Close()
    {
        foreach (var reader in _readers)
        {
            reader.Writer.TryComplete();
        }

        _readers.Clear();
    }
}
