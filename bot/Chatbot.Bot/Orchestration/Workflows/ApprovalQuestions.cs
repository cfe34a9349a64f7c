using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>
/// Asks a person whether a run goes on: the one for whom it runs, or the approver whom the step names. Nothing but a yes in time
/// lets it go on.
/// </summary>
internal sealed class ApprovalQuestions(Approvers approvers, TimeProvider time)
{
    /// <exception cref="WorkflowFailedException">Nobody answered in time, or nobody may decide.</exception>
    public async Task<WorkflowEnd> AskAsync(
        WorkflowRun run,
        WorkflowStep.Approval step,
        TemplateScope scope,
        string path,
        CancellationToken cancellationToken
    )
    {
        var request = await run.Journal.StepAsync(
            $"{path}/question",
            WorkflowJsonContext.Default.ApprovalRequest,
            _ => Task.FromResult(Create(run, step, scope)),
            cancellationToken
        );
        return run.Request.FindAnswer(request.Id) switch
        {
            null => new WorkflowEnd.Waiting(request),
            { IsExpired: true } => throw new WorkflowFailedException("nobody answered in time."),
            { IsApproved: true } answer => new WorkflowEnd.Done(
                new JsonObject { ["approved"] = true, ["comment"] = answer.Comment ?? "" }
            ),
            var answer => new WorkflowEnd.Stopped($"“{step.Title}” was not approved. {answer.Comment}".Trim()),
        };
    }

    private ApprovalRequest Create(WorkflowRun run, WorkflowStep.Approval step, TemplateScope scope)
    {
        var approver = step.Approver is { } name ? Find(run, step, name) : null;
        return new()
        {
            Id = RandomNumberGenerator.GetHexString(16, lowercase: true),
            Subject = $"{run.Request.Definition.Name}/{step.Id}",
            Description = TextTemplate.Parse(step.Text).Render(scope, value => value),
            ApproverId = approver?.UserId ?? run.Request.Caller.UserId,
            Approver = approver,
            ExpiresAt = time.GetUtcNow() + step.Lifetime,
        };
    }

    /// <summary>Never the person for whom the run is.</summary>
    private Approver Find(WorkflowRun run, WorkflowStep.Approval step, string name) =>
        approvers.Find(name, run.Request.Caller.Person)
        ?? throw new WorkflowFailedException(
            $"somebody else must decide about “{step.Title}”, but “{name}” names nobody else of your organisation."
        );
}
