namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>
/// A place beside the transcript that keeps copies of what people say. Whatever stores what a person said, or what the bot made of
/// it, is one of these.
/// </summary>
internal interface IErasable
{
    /// <summary>
    /// Removes the person's copies in one of their conversations: those of erased turns, and those that tell it. Called again
    /// after a crash; what is gone stays gone. Never touches what belongs to somebody else.
    /// </summary>
    Task<ErasedCopies> EraseAsync(Erasure erasure, ErasedConversation place);
}
