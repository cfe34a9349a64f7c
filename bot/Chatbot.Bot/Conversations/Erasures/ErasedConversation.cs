using System.Collections.Frozen;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>A conversation of the person whose transcript is done: where else to look.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Own">Turns of the person that have ended.</param>
/// <param name="Erased">Those of them of which nothing is to be left.</param>
/// <param name="Answers">Ids of messages of the bot that were removed.</param>
internal sealed record ErasedConversation(
    ConversationId Conversation,
    IReadOnlyList<long> Own,
    FrozenSet<long> Erased,
    FrozenSet<string> Answers
);
