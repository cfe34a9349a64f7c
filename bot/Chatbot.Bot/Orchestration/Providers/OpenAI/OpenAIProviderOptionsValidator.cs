using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Providers.OpenAI;

internal sealed class OpenAIProviderOptionsValidator(IConfiguration configuration) : IValidateOptions<OpenAIProviderOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenAIProviderOptions options)
    {
        if (!string.Equals(configuration["Assistant:Provider"], OpenAIProvider.ProviderName, StringComparison.OrdinalIgnoreCase))
        {
            return ValidateOptionsResult.Skip;
        }

        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Model))
        {
            failures.Add("Providers:OpenAI:Model is empty. Set it to the name of the model, for example gpt-5-mini.");
        }

        if (options.MaxRetries is < 0 or > 5)
        {
            failures.Add($"Providers:OpenAI:MaxRetries is {options.MaxRetries}. Set it to 0 to 5.");
        }

        var isLocal = false;
        if (!string.IsNullOrWhiteSpace(options.Endpoint))
        {
            isLocal = CheckEndpoint(options, failures);
        }

        if (string.IsNullOrWhiteSpace(options.ApiKey) && !isLocal)
        {
            failures.Add(
                "Assistant:Provider is 'openai', but Providers:OpenAI:ApiKey is missing. Set it (as environment variable: "
                    + "Providers__OpenAI__ApiKey), or set Assistant:Provider to offline."
            );
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>Adds what is wrong with the endpoint, and tells whether it is on this machine.</summary>
    private static bool CheckEndpoint(OpenAIProviderOptions options, List<string> failures)
    {
        if (
            !Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var endpoint)
            || (endpoint.Scheme != Uri.UriSchemeHttps && endpoint.Scheme != Uri.UriSchemeHttp)
            || endpoint.UserInfo.Length > 0
            || endpoint.Query.Length > 0
        )
        {
            failures.Add(
                "Providers:OpenAI:Endpoint is not a base address. Set it to an address such as https://llm.example.com/v1, "
                    + "without user name and query."
            );
            return false;
        }

        if (endpoint.Scheme == Uri.UriSchemeHttp && !endpoint.IsLoopback && !options.AllowInsecureEndpoint)
        {
            failures.Add(
                $"Providers:OpenAI:Endpoint uses plain http to {endpoint.Host}, so that the key and all texts could be read on "
                    + "the way. Use https, or set Providers:OpenAI:AllowInsecureEndpoint to true in a network that you trust."
            );
        }

        return endpoint.IsLoopback;
    }
}
