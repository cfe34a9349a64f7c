using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Providers.Compatible;

internal sealed class CompatibleProviderOptionsValidator(IConfiguration configuration)
    : IValidateOptions<CompatibleProviderOptions>
{
    private const string Section = CompatibleProviderOptions.SectionName;

    public ValidateOptionsResult Validate(string? name, CompatibleProviderOptions options)
    {
        if (!configuration.Uses(CompatibleProvider.ProviderName))
        {
            return ValidateOptionsResult.Skip;
        }

        var failures = new List<string>();
        ProviderSettings.CheckModel(Section, options.Model, "llama3.1", failures);
        ProviderSettings.CheckRetries(Section, options.MaxRetries, failures);
        ProviderSettings.CheckEndpoint(
            Section,
            options.Endpoint,
            "http://127.0.0.1:11434/v1",
            options.AllowInsecureEndpoint,
            failures
        );
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
