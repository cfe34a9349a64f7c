using Chatbot.Bot.Orchestration.Providers.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Providers.Compatible;

/// <summary>A server that speaks OpenAI's chat completions, beside OpenAI itself: Ollama, vLLM, LM Studio and many services.</summary>
internal sealed class CompatibleProvider(
    IOptions<CompatibleProviderOptions> options,
    IConfiguration configuration,
    OpenAIClients clients
) : IChatProvider
{
    public const string ProviderName = "compatible";

    public string Name => ProviderName;

    public string DefaultModel => options.Value.Model;

    public bool IsConfigured => configuration.GetSection(CompatibleProviderOptions.SectionName).Exists();

    public bool UsesDocuments => true;

    public bool IsLanguageModel => true;

    public bool DevelopmentOnly => false;

    public int MaxRetries => options.Value.MaxRetries;

    public IChatClient CreateClient(string model, TimeSpan longestSilence) =>
        clients.Create(model, new Uri(options.Value.Endpoint), OpenAIClients.Bearer(options.Value.ApiKey), longestSilence);
}
