using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Providers.OpenAI;

internal sealed class OpenAIProviderOptionsValidator(IConfiguration configuration) : IValidateOptions<OpenAIProviderOptions>
{
    private const string Section = OpenAIProviderOptions.SectionName;

    public ValidateOptionsResult Validate(string? name, OpenAIProviderOptions options)
    {
        if (!configuration.Uses(OpenAIProvider.ProviderName))
        {
            return ValidateOptionsResult.Skip;
        }

        var failures = new List<string>();
        ProviderSettings.CheckModel(Section, options.Model, "gpt-5-mini", failures);
        ProviderSettings.CheckRetries(Section, options.MaxRetries, failures);
        var isLocal =
            !string.IsNullOrWhiteSpace(options.Endpoint)
            && ProviderSettings.CheckEndpoint(
                Section,
                options.Endpoint,
                "https://llm.example.com/v1",
                options.AllowInsecureEndpoint,
                failures
            );
        if (string.IsNullOrWhiteSpace(options.ApiKey) && !isLocal)
        {
            failures.Add(
                "Assistant uses provider 'openai', but Providers:OpenAI:ApiKey is missing. Set it (as environment variable: "
                    + "Providers__OpenAI__ApiKey), or set Assistant:Provider to offline."
            );
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
