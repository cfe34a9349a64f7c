using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OpenAI;

namespace Chatbot.Bot.Orchestration.Providers.OpenAI;

/// <summary>Any endpoint that speaks OpenAI's chat completions: OpenAI, Azure OpenAI v1, Ollama, vLLM, LM Studio.</summary>
internal sealed class OpenAIProvider(IOptions<OpenAIProviderOptions> options, ILoggerFactory loggers) : IChatProvider
{
    public const string ProviderName = "openai";

    private const string NoKey = "none";

    public string Name => ProviderName;

    public bool UsesDocuments => true;

    public bool IsLanguageModel => true;

    public bool DevelopmentOnly => false;

    public IChatClient CreateClient(TimeSpan longestSilence)
    {
        var settings = options.Value;
        var clientOptions = new OpenAIClientOptions
        {
            NetworkTimeout = longestSilence,
            RetryPolicy = new ClientRetryPolicy(settings.MaxRetries),
            ClientLoggingOptions = new ClientLoggingOptions { LoggerFactory = loggers, EnableMessageContentLogging = false },
        };
        if (!string.IsNullOrWhiteSpace(settings.Endpoint))
        {
            clientOptions.Endpoint = new Uri(settings.Endpoint);
        }

        var key = new ApiKeyCredential(string.IsNullOrWhiteSpace(settings.ApiKey) ? NoKey : settings.ApiKey.Trim());
        return new OpenAIClient(key, clientOptions).GetChatClient(settings.Model).AsIChatClient();
    }

    public AssistantFailure? Classify(Exception exception) => OpenAIFailures.Classify(exception);
}
