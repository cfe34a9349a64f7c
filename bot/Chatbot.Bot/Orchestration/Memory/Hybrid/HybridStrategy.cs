using Chatbot.Bot.Orchestration.Memory.Entities;
using Chatbot.Bot.Orchestration.Memory.Summary;

namespace Chatbot.Bot.Orchestration.Memory.Hybrid;

/// <summary>Statements and a summary: first the statements that belong to the question, then the summary, then other statements.</summary>
internal sealed class HybridStrategy(SummaryStrategy summary, EntityStrategy entities) : IMemoryStrategy
{
    private const int StatementsBeforeSummary = 12;

    public string Name => MemorySettings.Hybrid;

    public ConversationMemory Note(ConversationMemory memory, IReadOnlyList<MemoryMessage> messages) =>
        entities.Note(memory, messages);

    public Task<ConversationMemory> CondenseAsync(
        ConversationMemory memory,
        IReadOnlyList<MemoryMessage> messages,
        CancellationToken cancellationToken
    ) => summary.CondenseAsync(memory, messages, cancellationToken);

    public IReadOnlyList<string> Recall(ConversationMemory memory, string question)
    {
        var statements = entities.Recall(memory, question);
        return
        [
            .. statements.Take(StatementsBeforeSummary),
            .. summary.Recall(memory, question),
            .. statements.Skip(StatementsBeforeSummary),
        ];
    }
}
