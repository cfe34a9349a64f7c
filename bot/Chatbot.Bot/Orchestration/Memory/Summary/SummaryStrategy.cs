namespace Chatbot.Bot.Orchestration.Memory.Summary;

/// <summary>A summary that grows with the conversation and stays short.</summary>
internal sealed class SummaryStrategy(ConversationSummarizer summarizer) : IMemoryStrategy
{
    public string Name => MemorySettings.Summary;

    public ConversationMemory Note(ConversationMemory memory, IReadOnlyList<MemoryMessage> messages) => memory;

    public async Task<ConversationMemory> CondenseAsync(
        ConversationMemory memory,
        IReadOnlyList<MemoryMessage> messages,
        CancellationToken cancellationToken
    ) => memory with { Summary = await summarizer.ExtendAsync(memory.Summary, messages, cancellationToken) };

    public IReadOnlyList<string> Recall(ConversationMemory memory, string question) =>
        [.. memory.Summary.Select(line => $"Earlier: {line}")];
}
