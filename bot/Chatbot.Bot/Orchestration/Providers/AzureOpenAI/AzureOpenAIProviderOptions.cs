using Chatbot.Bot.Orchestration.Providers.OpenAI;

namespace Chatbot.Bot.Orchestration.Providers.AzureOpenAI;

/// <summary>A resource of Azure OpenAI; section <c>Providers:AzureOpenAI</c>.</summary>
internal sealed class AzureOpenAIProviderOptions
{
    public const string SectionName = "Providers:AzureOpenAI";

    /// <summary>Address of the resource, for example <c>https://contoso.openai.azure.com</c>; the path of its v1 API is added.</summary>
    public string? Endpoint { get; set; }

    public AzureOpenAIAuthentication Authentication { get; set; } = AzureOpenAIAuthentication.Key;

    /// <summary>A key of the resource; needed with <see cref="AzureOpenAIAuthentication.Key"/>.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Client id of a user-assigned identity; null = the identity that the environment gives.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>What a token is asked for. Default: Azure's AI services in the public cloud.</summary>
    public string Scope { get; set; } = "https://cognitiveservices.azure.com/.default";

    /// <summary>Name of the deployment that is asked when only the provider is named.</summary>
    public string? Model { get; set; }

    /// <summary>Which API is spoken; <see cref="OpenAIApi.Responses"/> for newer models that reason and use tools.</summary>
    public OpenAIApi Api { get; set; } = OpenAIApi.ChatCompletions;

    /// <summary>Allows plain HTTP to another machine, where the key and all texts can be read on the way.</summary>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>How often a failed call is made again before anything was shown; 0 = never.</summary>
    public int MaxRetries { get; set; } = 2;

    /// <summary>The address of the v1 API.</summary>
    public Uri Address
    {
        get
        {
            const string Path = "/openai/v1";
            var endpoint = (Endpoint ?? "").TrimEnd('/');
            return new(endpoint.EndsWith(Path, StringComparison.OrdinalIgnoreCase) ? endpoint : endpoint + Path);
        }
    }

    public override string ToString() =>
        $"Endpoint = {Endpoint}, Model = {Model}, Authentication = {Authentication}, ApiKey = {ProviderSettings.Mask(ApiKey)}";
}
