using System.Text.Json;
using Chatbot.Bot.Orchestration.Workflows;

namespace Chatbot.Bot.Commands.Workflows;

/// <summary>A workflow as <c>workflows list --json</c> prints it.</summary>
internal sealed record WorkflowOutput(string Name, int Version, string Description, int Steps, JsonElement Input)
{
    public static WorkflowOutput Of(WorkflowDefinition workflow) =>
        new(workflow.Name, workflow.Version, workflow.Description, workflow.Steps.Count, workflow.Input);
}
