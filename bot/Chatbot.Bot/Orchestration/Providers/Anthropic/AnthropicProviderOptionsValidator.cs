using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Providers.Anthropic;

internal sealed class AnthropicProviderOptionsValidator(IConfiguration configuration) : IValidateOptions<AnthropicProviderOptions>
{
    private const string Section = AnthropicProviderOptions.SectionName;

    public ValidateOptionsResult Validate(string? name, AnthropicProviderOptions options)
    {
        if (!configuration.Uses(AnthropicProvider.ProviderName))
        {
            return ValidateOptionsResult.Skip;
        }

        var failures = new List<string>();
        ProviderSettings.CheckModel(Section, options.Model, "claude-sonnet-4-5", failures);
        ProviderSettings.CheckRetries(Section, options.MaxRetries, failures);
        if (options.MaxOutputTokens is < 1 or > 200_000)
        {
            failures.Add($"{Section}:MaxOutputTokens is {options.MaxOutputTokens}. Set it to 1 to 200000.");
        }

        var isLocal =
            !string.IsNullOrWhiteSpace(options.Endpoint)
            && ProviderSettings.CheckEndpoint(
                Section,
                options.Endpoint,
                "https://llm.example.com",
                options.AllowInsecureEndpoint,
                failures
            );
        if (string.IsNullOrWhiteSpace(options.ApiKey) && !isLocal)
        {
            failures.Add(
                "Assistant uses provider 'anthropic', but Providers:Anthropic:ApiKey is missing. Set it (as environment variable: "
                    + "Providers__Anthropic__ApiKey), or set Assistant:Provider to offline."
            );
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
