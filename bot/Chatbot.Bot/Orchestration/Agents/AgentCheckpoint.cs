using Chatbot.Bot.Orchestration.Retrieval;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>A run that waits for a person, or goes on in a job: all that is needed to go on, in another process too.</summary>
internal sealed record AgentCheckpoint
{
    /// <summary>What the person asked.</summary>
    public required string Text { get; init; }

    public required RetrievedContext Context { get; init; }

    /// <summary>What the person wrote in the conversation, which arguments may stem from.</summary>
    public required IReadOnlyList<string> Trusted { get; init; }

    public required IReadOnlyList<AgentMessage> Opening { get; init; }

    /// <summary>When a call waits, the last one has it without outcome.</summary>
    public required IReadOnlyList<AgentStep> Steps { get; init; }

    /// <summary>The call that waits; null = all steps have ended.</summary>
    public string? CallId { get; init; }

    /// <summary>Time used so far.</summary>
    public required TimeSpan Spent { get; init; }
}
