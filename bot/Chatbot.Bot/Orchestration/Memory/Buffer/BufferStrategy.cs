namespace Chatbot.Bot.Orchestration.Memory.Buffer;

/// <summary>Nothing but the newest messages, which the history window shows anyway.</summary>
internal sealed class BufferStrategy : IMemoryStrategy
{
    public string Name => MemorySettings.Buffer;

    public ConversationMemory Note(ConversationMemory memory, IReadOnlyList<MemoryMessage> messages) => memory;

    public Task<ConversationMemory> CondenseAsync(
        ConversationMemory memory,
        IReadOnlyList<MemoryMessage> messages,
        CancellationToken cancellationToken
    ) => Task.FromResult(memory);

    public IReadOnlyList<string> Recall(ConversationMemory memory, string question) => [];
}
