using System.Text.Json;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>A workflow as its file declares it, checked.</summary>
internal sealed record WorkflowDefinition
{
    /// <summary>Lower-case letters, digits and underscores.</summary>
    public required string Name { get; init; }

    public required int Version { get; init; }

    /// <summary>What it does, for people and for models that may start it.</summary>
    public required string Description { get; init; }

    /// <summary>JSON schema of the input, an object.</summary>
    public required JsonElement Input { get; init; }

    public required IReadOnlyList<WorkflowStep> Steps { get; init; }

    /// <summary>What comes out: any JSON whose texts are templates.</summary>
    public required JsonElement Output { get; init; }

    /// <summary>JSON schema of the output; null = anything.</summary>
    public JsonElement? OutputSchema { get; init; }

    /// <summary>What a run may take; a limit that is not declared here is that of the settings.</summary>
    public required WorkflowLimits Limits { get; init; }

    /// <summary>Names of the tools that its steps call.</summary>
    public IEnumerable<string> Tools => ToolsOf(Steps).Distinct(StringComparer.Ordinal);

    /// <summary>The file's content.</summary>
    public required JsonElement Source { get; init; }

    private static IEnumerable<string> ToolsOf(IEnumerable<WorkflowStep> steps) =>
        steps.SelectMany(step =>
            step switch
            {
                WorkflowStep.Tool tool => [tool.Name],
                WorkflowStep.Parallel parallel => parallel.Branches.SelectMany(ToolsOf),
                WorkflowStep.Supervisor supervisor => supervisor.Workers.SelectMany(worker => ToolsOf(worker.Steps)),
                _ => [],
            }
        );
}
