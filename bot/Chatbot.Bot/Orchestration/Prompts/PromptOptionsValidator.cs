using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>Refuses to start on prompts that cannot be used, instead of at the first question.</summary>
internal sealed class PromptOptionsValidator : IValidateOptions<PromptOptions>
{
    public ValidateOptionsResult Validate(string? name, PromptOptions options)
    {
        try
        {
            PromptSet.Load(PromptFiles.ReadShipped(), options);
            return ValidateOptionsResult.Success;
        }
        catch (PromptException exception)
        {
            return ValidateOptionsResult.Fail(exception.Problems);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail($"Prompts:Folder is '{options.Folder}', which cannot be read: {exception.Message}");
        }
    }
}
