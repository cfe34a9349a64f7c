using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>Asks a person whether a run goes on. Nothing but a yes in time lets it go on.</summary>
internal sealed class ApprovalQuestions(TimeProvider time)
{
    /// <exception cref="WorkflowFailedException">Nobody answered in time.</exception>
    public async Task<WorkflowEnd> AskAsync(
        WorkflowRun run,
        WorkflowStep.Approval step,
        TemplateScope scope,
        string path,
        CancellationToken cancellationToken
    )
    {
        var question = await run.Journal.StepAsync(
            $"{path}/question",
            WorkflowJsonContext.Default.PersonQuestion,
            _ => Task.FromResult(Create(run, step, scope)),
            cancellationToken
        );
        return run.Request.FindAnswer(question.Id) switch
        {
            null => new WorkflowEnd.Waiting(question),
            { IsExpired: true } => throw new WorkflowFailedException("nobody answered in time."),
            { IsApproved: true } answer => new WorkflowEnd.Done(
                new JsonObject { ["approved"] = true, ["comment"] = answer.Comment ?? "" }
            ),
            var answer => new WorkflowEnd.Stopped($"“{step.Title}” was not approved. {answer.Comment}".Trim()),
        };
    }

    private PersonQuestion Create(WorkflowRun run, WorkflowStep.Approval step, TemplateScope scope) =>
        new()
        {
            Id = RandomNumberGenerator.GetHexString(16, lowercase: true),
            Subject = $"{run.Request.Definition.Name}/{step.Id}",
            Text = TextTemplate.Parse(step.Text).Render(scope, value => value),
            ExpiresAt = time.GetUtcNow() + step.Lifetime,
        };
}
