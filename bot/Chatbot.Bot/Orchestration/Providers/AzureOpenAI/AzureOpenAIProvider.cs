using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;
using Chatbot.Bot.Orchestration.Providers.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Providers.AzureOpenAI;

/// <summary>Deployments of an Azure OpenAI resource, over its v1 API; a model's name is the name of its deployment.</summary>
internal sealed class AzureOpenAIProvider(
    IOptions<AzureOpenAIProviderOptions> options,
    Lazy<TokenCredential> identity,
    OpenAIClients clients
) : IChatProvider
{
    public const string ProviderName = "azureopenai";
    private const string KeyHeader = "api-key";

    public string Name => ProviderName;

    public string DefaultModel => options.Value.Model ?? "";

    public bool IsConfigured => !string.IsNullOrWhiteSpace(options.Value.Endpoint);

    public bool UsesDocuments => true;

    public bool IsLanguageModel => true;

    public bool DevelopmentOnly => false;

    public int MaxRetries => options.Value.MaxRetries;

    public IChatClient CreateClient(string model, TimeSpan longestSilence) =>
        clients.Create(model, options.Value.Address, Authentication(), longestSilence, options.Value.Api);

    private AuthenticationPolicy Authentication() =>
        options.Value.Authentication == AzureOpenAIAuthentication.EntraId
            ? new BearerTokenPolicy(identity.Value, options.Value.Scope)
            : ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(
                new ApiKeyCredential(options.Value.ApiKey?.Trim() ?? ""),
                KeyHeader
            );
}
