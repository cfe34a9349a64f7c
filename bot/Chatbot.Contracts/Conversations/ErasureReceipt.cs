using Orleans;

namespace Chatbot.Contracts.Conversations;

/// <summary>What a conversation did to remove what a person wants forgotten.</summary>
/// <param name="IsComplete">False when a turn runs or waits that may still tell it: ask again later.</param>
/// <param name="Answers">Places in the transcript of the bot's messages that were replaced now, for channels that can change them.</param>
[GenerateSerializer, Immutable, Alias("chatbot.erasure-receipt")]
public sealed record ErasureReceipt([property: Id(0)] bool IsComplete, [property: Id(1)] IReadOnlyList<long> Answers);
