using Orleans;

namespace Chatbot.Contracts.Conversations;

/// <summary>The durable acknowledgement of an activity.</summary>
/// <param name="Sequence">Its place in the transcript, and the number of the turn that answers it.</param>
/// <param name="ActivityId">Its id in the conversation.</param>
/// <param name="Duplicate">True when it had been accepted before; then nothing was stored again.</param>
[GenerateSerializer, Immutable, Alias("chatbot.post-receipt")]
public sealed record PostReceipt(
    [property: Id(0)] long Sequence,
    [property: Id(1)] string ActivityId,
    [property: Id(2)] bool Duplicate
);
