using System.Text.Json;
using Chatbot.Bot.Orchestration.Workflows;
using Chatbot.Bot.Persistence.Rows;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Jobs;

/// <summary>Begins workflows as jobs.</summary>
internal sealed class WorkflowStarter(JobStarter starter)
{
    /// <summary>What of an input does not fit; empty when it fits.</summary>
    public static IReadOnlyList<string> Problems(WorkflowDefinition workflow, JsonElement input) =>
        WorkflowSchema.Problems(workflow.Input, WorkflowSchema.WithDefaults(workflow.Input, input));

    /// <param name="workflow">What to run.</param>
    /// <param name="input">An object that fits the workflow.</param>
    /// <param name="isTyped">Whether the person wrote the input.</param>
    /// <param name="conversation">Where the result is told.</param>
    /// <param name="inbound">The activity that begins it; its sender owns the job.</param>
    /// <param name="key">The same key twice within the conversation is one job.</param>
    /// <returns>The job; null when there are too many.</returns>
    public Task<JobRow?> StartAsync(
        WorkflowDefinition workflow,
        JsonElement input,
        bool isTyped,
        ConversationId conversation,
        Activity inbound,
        string key
    ) =>
        starter.StartAsync(
            conversation,
            inbound,
            WorkflowJob.KindName,
            workflow.Name,
            JsonSerializer.Serialize(new(workflow.Source, input, isTyped), JobJsonContext.Default.WorkflowJobInput),
            key
        );
}
