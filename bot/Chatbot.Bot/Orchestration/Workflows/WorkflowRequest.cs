using System.Text.Json;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>What is to be run, and for whom.</summary>
internal sealed record WorkflowRequest
{
    public required WorkflowDefinition Definition { get; init; }

    /// <summary>An object that fits the definition.</summary>
    public required JsonElement Input { get; init; }

    public required ToolCaller Caller { get; init; }

    /// <summary>Whether the person wrote the input: then its values count as the person's own words.</summary>
    public required bool IsTyped { get; init; }

    /// <summary>BCP 47 tag of the person's language, or null when unknown.</summary>
    public string? Locale { get; init; }

    /// <summary>What a person has said to a question; null = nothing yet.</summary>
    public required Func<string, PersonAnswer?> FindAnswer { get; init; }

    /// <summary>Takes what is being done and how far it is, 0 to 1.</summary>
    public Func<string, double, Task> ReportAsync { get; init; } = (_, _) => Task.CompletedTask;
}
