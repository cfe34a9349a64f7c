using Orleans;

namespace Chatbot.Contracts.Conversations;

/// <summary>What a conversation is doing.</summary>
/// <param name="Status">Its life cycle.</param>
/// <param name="LastSequence">Place of the newest activity in the transcript; 0 when empty.</param>
/// <param name="RunningTurn">The turn that runs, or null.</param>
/// <param name="QueuedTurns">Turns that wait.</param>
[GenerateSerializer, Immutable, Alias("chatbot.conversation-snapshot")]
public sealed record ConversationSnapshot(
    [property: Id(0)] ConversationStatus Status,
    [property: Id(1)] long LastSequence,
    [property: Id(2)] long? RunningTurn,
    [property: Id(3)] int QueuedTurns
);
