using Chatbot.Contracts.Activities;
using Orleans;

namespace Chatbot.Contracts.Conversations;

/// <summary>What a reader of a conversation sees. A closed hierarchy.</summary>
[GenerateSerializer, Immutable, Alias("chatbot.turn-update")]
public abstract record TurnUpdate
{
    private TurnUpdate() { }

    /// <summary>An activity that was stored: one that a user sent, or an answer.</summary>
    /// <param name="Sequence">Its place in the transcript.</param>
    /// <param name="Turn">The turn it belongs to.</param>
    /// <param name="Activity">The activity.</param>
    /// <param name="IsReplacement">True when it replaces an activity that was edited.</param>
    [GenerateSerializer, Immutable, Alias("chatbot.turn-update.recorded")]
    public sealed record Recorded(
        [property: Id(0)] long Sequence,
        [property: Id(1)] long Turn,
        [property: Id(2)] Activity Activity,
        [property: Id(3)] bool IsReplacement = false
    ) : TurnUpdate;

    /// <summary>A status of a running turn, for example “Searching…”. Not stored.</summary>
    /// <param name="Turn">The turn.</param>
    /// <param name="StreamId">The stream, the same when a turn is run again.</param>
    /// <param name="StreamSequence">Grows within the stream.</param>
    /// <param name="Text">The status.</param>
    [GenerateSerializer, Immutable, Alias("chatbot.turn-update.informative")]
    public sealed record Informative(
        [property: Id(0)] long Turn,
        [property: Id(1)] string StreamId,
        [property: Id(2)] int StreamSequence,
        [property: Id(3)] string Text
    ) : TurnUpdate;

    /// <summary>More of a streamed message. Not stored.</summary>
    /// <param name="Turn">The turn.</param>
    /// <param name="StreamId">The stream, the same when a turn is run again.</param>
    /// <param name="StreamSequence">Grows within the stream.</param>
    /// <param name="Text">The whole text so far.</param>
    [GenerateSerializer, Immutable, Alias("chatbot.turn-update.delta")]
    public sealed record Delta(
        [property: Id(0)] long Turn,
        [property: Id(1)] string StreamId,
        [property: Id(2)] int StreamSequence,
        [property: Id(3)] string Text
    ) : TurnUpdate;

    /// <summary>The bot is busy. Not stored.</summary>
    /// <param name="Turn">The turn.</param>
    [GenerateSerializer, Immutable, Alias("chatbot.turn-update.typing")]
    public sealed record Typing([property: Id(0)] long Turn) : TurnUpdate;

    /// <summary>A turn ended; all its activities were seen before.</summary>
    /// <param name="Turn">The turn.</param>
    /// <param name="Outcome">How.</param>
    [GenerateSerializer, Immutable, Alias("chatbot.turn-update.ended")]
    public sealed record Ended([property: Id(0)] long Turn, [property: Id(1)] TurnOutcome Outcome) : TurnUpdate;
}
