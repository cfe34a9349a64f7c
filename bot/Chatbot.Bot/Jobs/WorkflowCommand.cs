using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Orchestration.Workflows;
using Chatbot.Bot.Persistence;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Jobs;

/// <summary>Begins a workflow when a person writes <c>run NAME</c> with its input, and acknowledges it at once.</summary>
internal sealed class WorkflowCommand(
    WorkflowCatalog workflows,
    WorkflowStarter starter,
    JobStore jobs,
    IOptions<JobOptions> options
)
{
    /// <returns>What to say; empty when it was said.</returns>
    public async Task<string> StartAsync(
        ITurnContext turn,
        JobCommand.Run command,
        JobTexts texts,
        CancellationToken cancellationToken
    )
    {
        if (workflows.Find(command.Name) is not { } workflow)
        {
            var known = string.Join(", ", workflows.All.Select(other => other.Name).DefaultIfEmpty("–"));
            return JobMessages.Fill(texts.UnknownWorkflow, command.Name, known);
        }

        var (input, problem) = Read(workflow, command.Input);
        if (input is not { } given)
        {
            return JobMessages.Fill(texts.WrongInput, workflow.Name, problem);
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"{turn.Turn}");
        if (await starter.StartAsync(workflow, given, isTyped: true, turn.Conversation, turn.Activity, key) is not { } job)
        {
            return JobMessages.Fill(texts.TooMany, options.Value.MaxPerUser);
        }

        var text = JobMessages.Fill(texts.Started, workflow.Name, job.JobId);
        var sent = await turn.SendAsync(TurnTexts.Message(text), cancellationToken);
        await jobs.ShowProgressInAsync(job.JobId, sent.Id!);
        return "";
    }

    /// <summary>JSON, or the one text that a workflow needs.</summary>
    private static (JsonElement? Input, string Problem) Read(WorkflowDefinition workflow, string text)
    {
        try
        {
            var input =
                text.Length == 0 ? new JsonObject()
                : text.StartsWith('{') ? JsonNode.Parse(text)!
                : OnlyText(workflow) is { } name ? new JsonObject { [name] = text }
                : null;
            if (input is null)
            {
                return (null, workflow.Input.GetRawText());
            }

            var element = WorkflowJsonText.ToElement(input);
            var problems = WorkflowStarter.Problems(workflow, element);
            return problems.Count == 0 ? (element, "") : (null, string.Join("; ", problems));
        }
        catch (JsonException exception)
        {
            return (null, exception.Message);
        }
    }

    /// <summary>The name of the only property, when it is a text.</summary>
    private static string? OnlyText(WorkflowDefinition workflow) =>
        workflow.Input.TryGetProperty("properties", out var properties)
        && properties.EnumerateObject().ToList() is [var only]
        && only.Value.TryGetProperty("type", out var type)
        && type.ValueEquals("string")
            ? only.Name
            : null;
}
