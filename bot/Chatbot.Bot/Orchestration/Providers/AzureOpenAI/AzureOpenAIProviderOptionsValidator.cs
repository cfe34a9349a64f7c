using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Providers.AzureOpenAI;

internal sealed class AzureOpenAIProviderOptionsValidator(IConfiguration configuration)
    : IValidateOptions<AzureOpenAIProviderOptions>
{
    private const string Section = AzureOpenAIProviderOptions.SectionName;
    private const string Example = "https://contoso.openai.azure.com";

    public ValidateOptionsResult Validate(string? name, AzureOpenAIProviderOptions options)
    {
        if (!configuration.Uses(AzureOpenAIProvider.ProviderName))
        {
            return ValidateOptionsResult.Skip;
        }

        var failures = new List<string>();
        ProviderSettings.CheckRetries(Section, options.MaxRetries, failures);
        if (
            string.Equals(
                configuration["Assistant:Provider"],
                AzureOpenAIProvider.ProviderName,
                StringComparison.OrdinalIgnoreCase
            )
        )
        {
            ProviderSettings.CheckModel(Section, options.Model ?? "", "the name of your deployment", failures);
        }

        if (string.IsNullOrWhiteSpace(options.Endpoint))
        {
            failures.Add($"{Section}:Endpoint is missing. Set it to the address of the resource, for example {Example}.");
        }
        else
        {
            ProviderSettings.CheckEndpoint(Section, options.Endpoint, Example, options.AllowInsecureEndpoint, failures);
        }

        if (!Enum.IsDefined(options.Authentication))
        {
            failures.Add($"{Section}:Authentication is '{options.Authentication}'. Set it to Key or EntraId.");
        }
        else if (options.Authentication == AzureOpenAIAuthentication.Key && string.IsNullOrWhiteSpace(options.ApiKey))
        {
            failures.Add(
                $"{Section}:ApiKey is missing. Set it (as environment variable: Providers__AzureOpenAI__ApiKey), or set "
                    + $"{Section}:Authentication to EntraId to use the identity of the process."
            );
        }
        else if (options.Authentication == AzureOpenAIAuthentication.EntraId && !string.IsNullOrWhiteSpace(options.ApiKey))
        {
            failures.Add($"{Section}:ApiKey is set, but {Section}:Authentication is EntraId. Remove the one that is not meant.");
        }

        if (
            options.Authentication == AzureOpenAIAuthentication.EntraId
            && options.Endpoint?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) == true
        )
        {
            failures.Add($"{Section}:Endpoint uses plain http. Use https: tokens of Entra ID are sent over nothing else.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
