namespace Chatbot.Bot.Orchestration.Memory;

/// <summary>
/// What is kept of a conversation. A strategy changes nothing but <see cref="ConversationMemory.Summary"/> and
/// <see cref="ConversationMemory.Facts"/>, and is bounded: however long a conversation is, its memory is not.
/// </summary>
internal interface IMemoryStrategy
{
    /// <summary>As <c>Assistant:Memory:Strategy</c> names it.</summary>
    string Name { get; }

    /// <summary>Takes in messages at the end of their turn. The same messages give the same memory.</summary>
    ConversationMemory Note(ConversationMemory memory, IReadOnlyList<MemoryMessage> messages);

    /// <summary>Takes in messages, oldest first, that are about to leave the window of history.</summary>
    Task<ConversationMemory> CondenseAsync(
        ConversationMemory memory,
        IReadOnlyList<MemoryMessage> messages,
        CancellationToken cancellationToken
    );

    /// <summary>What a language model is shown for a question, most important first.</summary>
    IReadOnlyList<string> Recall(ConversationMemory memory, string question);
}
