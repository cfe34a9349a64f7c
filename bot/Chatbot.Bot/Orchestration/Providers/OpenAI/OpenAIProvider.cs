using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Providers.OpenAI;

/// <summary>OpenAI, or with an endpoint of its own whatever speaks OpenAI's API.</summary>
internal sealed class OpenAIProvider(IOptions<OpenAIProviderOptions> options, OpenAIClients clients) : IChatProvider
{
    public const string ProviderName = "openai";

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
        var endpoint = string.IsNullOrWhiteSpace(settings.Endpoint) ? null : new Uri(settings.Endpoint);
        return clients.Create(model, endpoint, OpenAIClients.Bearer(settings.ApiKey), longestSilence, settings.Api);
    }
}
