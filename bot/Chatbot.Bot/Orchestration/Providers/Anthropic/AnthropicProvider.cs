using Anthropic;
using Anthropic.Core;
using Chatbot.Bot.Orchestration.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Providers.Anthropic;

/// <summary>Anthropic's Messages API, by its own SDK.</summary>
internal sealed class AnthropicProvider(
    IOptions<AnthropicProviderOptions> options,
    ModelCatalogue catalogue,
    IHttpClientFactory http
) : IChatProvider
{
    public const string ProviderName = "anthropic";
    private const string KeyHeader = "x-api-key";
    private const string NoKey = "none";
    private const string DefaultEndpoint = "https://api.anthropic.com";

    public string Name => ProviderName;

    public string DefaultModel => options.Value.Model;

    public bool IsConfigured =>
        !string.IsNullOrWhiteSpace(options.Value.ApiKey) || !string.IsNullOrWhiteSpace(options.Value.Endpoint);

    public bool UsesDocuments => true;

    public bool IsLanguageModel => true;

    public bool DevelopmentOnly => false;

    public int MaxRetries => options.Value.MaxRetries;

    public IChatClient CreateClient(string model, TimeSpan longestSilence)
    {
        var settings = options.Value;
#pragma warning disable CA2000 // The chat client uses it for as long as it lives.
        var client = new AnthropicClient(
            new ClientOptions
            {
                // The SDK would send it as a bearer token; the header of the API's documentation is what compatible servers know.
                ApiKey = null,
                ExtraHeaders = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [KeyHeader] = string.IsNullOrWhiteSpace(settings.ApiKey) ? NoKey : settings.ApiKey.Trim(),
                },
                BaseUrl = string.IsNullOrWhiteSpace(settings.Endpoint) ? DefaultEndpoint : settings.Endpoint.TrimEnd('/'),
                HttpClient = http.CreateProviderClient(),
                MaxRetries = 0,
                Timeout = longestSilence,
            }
        );
#pragma warning restore CA2000
        var limit = Math.Min(settings.MaxOutputTokens, catalogue.Find(model)?.MaxOutputTokens ?? int.MaxValue);
        return client.AsIChatClient(model, limit);
    }
}
