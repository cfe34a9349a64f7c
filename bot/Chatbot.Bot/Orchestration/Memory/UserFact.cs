using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Orchestration.Memory;

/// <summary>A fact that is kept across conversations.</summary>
/// <param name="Id">Names it among the facts of its user.</param>
/// <param name="Fact">What was said, when, and in which message.</param>
/// <param name="Conversation">Where it was said.</param>
/// <param name="ExpiresAt">Until when it is kept, UTC.</param>
/// <param name="ConsentedAt">When the consent was given that it rests on, UTC.</param>
internal sealed record UserFact(
    string Id,
    MemoryFact Fact,
    ConversationId Conversation,
    DateTimeOffset ExpiresAt,
    DateTimeOffset ConsentedAt
);
