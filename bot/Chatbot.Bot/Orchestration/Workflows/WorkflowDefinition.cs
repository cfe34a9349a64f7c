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
    public IEnumerable<string> Tools => All<WorkflowStep.Tool>(Steps).Select(tool => tool.Name).Distinct(StringComparer.Ordinal);

    /// <summary>Names of those who decide in its steps, as in <c>Tools:Approvers</c>.</summary>
    public IEnumerable<string> Approvers =>
        All<WorkflowStep.Approval>(Steps).Select(step => step.Approver).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>The file's content.</summary>
    public required JsonElement Source { get; init; }

    /// <summary>All steps of a kind, those inside of others too.</summary>
    private static IEnumerable<T> All<T>(IEnumerable<WorkflowStep> steps)
        where T : WorkflowStep =>
        steps.SelectMany(step =>
            step switch
            {
                T found => [found],
                WorkflowStep.Parallel parallel => parallel.Branches.SelectMany(All<T>),
                WorkflowStep.Supervisor supervisor => supervisor.Workers.SelectMany(worker => All<T>(worker.Steps)),
                _ => [],
            }
        );
}
