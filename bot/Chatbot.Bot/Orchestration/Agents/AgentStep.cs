using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>One answer of the model, and what became of the calls in it.</summary>
internal sealed record AgentStep
{
    /// <summary>What it said beside the calls.</summary>
    public string Text { get; init; } = "";

    public required IReadOnlyList<AgentCall> Calls { get; init; }

    /// <summary>One per call; null while it has not ended. Empty as long as none has begun.</summary>
    public IReadOnlyList<ToolOutcome?> Outcomes { get; init; } = [];

    public string? Model { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    public string? FinishReason { get; init; }
}
