namespace Chatbot.Bot.Orchestration.Memory;

/// <summary>What is remembered; section <c>Assistant:Memory</c>.</summary>
internal sealed class MemorySettings
{
    public const string Buffer = "buffer";
    public const string Summary = "summary";
    public const string Entities = "entities";
    public const string Hybrid = "hybrid";

    public static readonly IReadOnlyList<string> Strategies = [Buffer, Summary, Entities, Hybrid];

    /// <summary>What is kept of a conversation beyond its newest messages.</summary>
    public string Strategy { get; set; } = Hybrid;

    /// <summary>Largest part of a question's context that is memory, in tokens; 0 = none is shown to a model.</summary>
    public int TokenBudget { get; set; } = 1000;

    /// <summary>How long a fact about a user is kept across conversations, from when it was said.</summary>
    public TimeSpan FactLifetime { get; set; } = TimeSpan.FromDays(180);

    /// <summary>Longest wait for a language model to write a summary; then rules do it.</summary>
    public TimeSpan SummaryTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
