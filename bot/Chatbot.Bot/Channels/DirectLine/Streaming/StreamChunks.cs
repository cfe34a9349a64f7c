using System.Globalization;
using Chatbot.Bot.Conversations;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Entities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Channels.DirectLine.Streaming;

/// <summary>
/// Makes the activities that are never stored: typing and the growing text of a streamed message. One per socket, because
/// the first part of a stream that a client sees must have the id of the stream.
/// </summary>
internal sealed class StreamChunks(string conversation, ChannelAccount bot, TimeProvider time)
{
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private DateTimeOffset? _lastRecorded;
    private int _typings;

    /// <summary>Clients sort by time: a part stands after everything recorded so far and before what is recorded next.</summary>
    public void Remember(Activity recorded)
    {
        if (recorded.Timestamp > (_lastRecorded ?? DateTimeOffset.MinValue))
        {
            _lastRecorded = recorded.Timestamp;
        }
    }

    public Activity ToActivity(TurnUpdate.Informative update) =>
        ToChunk(update.StreamId, update.StreamSequence, StreamTypes.Informative, update.Text);

    public Activity ToActivity(TurnUpdate.Delta update) =>
        ToChunk(update.StreamId, update.StreamSequence, StreamTypes.Streaming, update.Text);

    public Activity ToActivity(TurnUpdate.Typing update) =>
        Create(string.Create(CultureInfo.InvariantCulture, $"{conversation}|{update.Turn:D7}t{++_typings}"));

    private Activity ToChunk(string streamId, int sequence, string type, string text)
    {
        var isFirst = _begun.Add(streamId);
        var id = isFirst ? streamId : string.Create(CultureInfo.InvariantCulture, $"{streamId}.{sequence}");
        return StreamMarks.Apply(
            Create(id) with
            {
                Text = text,
            },
            new StreamInfo
            {
                StreamId = streamId,
                StreamType = type,
                StreamSequence = sequence,
            }
        );
    }

    private Activity Create(string id) =>
        new()
        {
            Type = ActivityTypes.Typing,
            Id = id,
            Timestamp = _lastRecorded?.AddTicks(1) ?? time.GetUtcNow(),
            ChannelId = DirectLineChannel.ChannelName,
            From = bot,
            Conversation = new() { Id = conversation },
        };
}
