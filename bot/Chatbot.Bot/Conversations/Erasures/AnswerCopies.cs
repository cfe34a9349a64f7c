using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>Answers that are kept for times without a language model: all that answer what the person asked in a conversation go.</summary>
internal sealed class AnswerCopies(CachedAnswerStore store) : IErasable
{
    public async Task<ErasedCopies> EraseAsync(Erasure erasure, ErasedConversation place) =>
        new(await store.ForgetAsync(erasure.User, place.Conversation.ToString()));
}
