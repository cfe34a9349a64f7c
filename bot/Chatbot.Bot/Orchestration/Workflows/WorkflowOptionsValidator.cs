using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>Definitions that cannot be used end the start, not a run.</summary>
internal sealed class WorkflowOptionsValidator : IValidateOptions<WorkflowOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkflowOptions options)
    {
        try
        {
            WorkflowCatalog.Load(options);
            return ValidateOptionsResult.Success;
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail(exception.Message);
        }
    }
}
