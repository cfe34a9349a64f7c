using Chatbot.Bot.Tools;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>Definitions that cannot be used end the start, not a run.</summary>
internal sealed class WorkflowOptionsValidator(IOptions<ToolsOptions> tools) : IValidateOptions<WorkflowOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkflowOptions options)
    {
        try
        {
            var unknown =
                from workflow in WorkflowCatalog.Load(options)
                from approver in workflow.Approvers
                where !tools.Value.Approvers.ContainsKey(approver)
                select $"The workflow '{workflow.Name}' lets '{approver}' decide, but there is no Tools:Approvers:{approver}. Name a person there as channel/tenant/user, or correct the workflow.";
            return unknown.ToList() is { Count: > 0 } problems
                ? ValidateOptionsResult.Fail(problems)
                : ValidateOptionsResult.Success;
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail(exception.Message);
        }
    }
}
