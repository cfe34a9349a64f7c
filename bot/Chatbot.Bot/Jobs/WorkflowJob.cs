using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Orchestration.Workflows;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Jobs;

/// <summary>Runs workflows as jobs.</summary>
internal sealed class WorkflowJob(
    WorkflowRunner runner,
    WorkflowCatalog workflows,
    ToolCallers callers,
    ConversationAudience audiences
) : IJobKind
{
    public const string KindName = "workflow";

    private const int LongestResult = 20_000;

    public string Name => KindName;

    public async Task<JobEnd> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var input = JsonSerializer.Deserialize(run.Job.Input, JobJsonContext.Default.WorkflowJobInput)!;
        var conversation = run.Conversation;
        var audience = audiences.Of(conversation, run.Reference);
        try
        {
            var request = new WorkflowRequest
            {
                Definition = workflows.Parse(input.Definition.GetRawText(), $"job {run.Job.JobId}"),
                Input = input.Input,
                Caller = callers.Identify(conversation.Tenant, conversation.Channel, audience) with
                {
                    ConversationId = conversation.ToString(),
                },
                IsTyped = input.IsTyped,
                Locale = run.Reference.Locale,
                FindAnswer = run.FindAnswer,
                ReportAsync = run.ReportAsync,
            };
            return await runner.RunAsync(request, run.Journal, cancellationToken) switch
            {
                WorkflowEnd.Done done => new JobEnd.Succeeded(Text(done)),
                WorkflowEnd.Waiting waiting => new JobEnd.Waiting(waiting.Request),
                WorkflowEnd.Stopped stopped => new JobEnd.Stopped(stopped.Reason),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (Exception exception) when (exception is WorkflowFailedException or WorkflowDefinitionException)
        {
            return new JobEnd.Failed(exception.Message);
        }
    }

    /// <summary>A text as it is, anything else as a block of JSON.</summary>
    private static string Text(WorkflowEnd.Done done)
    {
        var text = TextTemplate.TextOf(done.Output);
        var isText = done.Output.GetValueKind() == JsonValueKind.String;
        var shown = text.Length <= LongestResult ? text : $"{text.AsSpan(0, LongestResult)}…";
        return isText ? shown : $"```json\n{shown}\n```";
    }
}
