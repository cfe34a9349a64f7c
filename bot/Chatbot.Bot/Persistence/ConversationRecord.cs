using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Persistence;

/// <summary>What a grain needs to continue a conversation.</summary>
/// <param name="Exists">False for a conversation without a row.</param>
/// <param name="Status">Its life cycle.</param>
/// <param name="LastActivityAt">Unix milliseconds, coarse.</param>
/// <param name="LastSequence">The newest place in the transcript; 0 when empty.</param>
/// <param name="Unfinished">Inbound activities without a finished turn, in order.</param>
internal sealed record ConversationRecord(
    bool Exists,
    ConversationStatus Status,
    long LastActivityAt,
    long LastSequence,
    IReadOnlyList<TranscriptEntry> Unfinished
);
