using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace Chatbot.Bot.Orchestration.Providers.OpenAI;

/// <summary>Makes clients of OpenAI's SDK for everything that speaks its chat completions.</summary>
internal sealed class OpenAIClients(IHttpClientFactory http, ILoggerFactory loggers)
{
    private const string NoKey = "none";

    /// <param name="model">Name of the model or deployment.</param>
    /// <param name="endpoint">Base address that ends with the version; null = OpenAI itself.</param>
    /// <param name="authentication">How requests are signed.</param>
    /// <param name="longestSilence">Longest wait for a response.</param>
    public IChatClient Create(string model, Uri? endpoint, AuthenticationPolicy authentication, TimeSpan longestSilence)
    {
#pragma warning disable CA2000 // The chat client uses the connections for as long as it lives.
        var options = new OpenAIClientOptions
        {
            NetworkTimeout = longestSilence,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            Transport = new HttpClientPipelineTransport(http.CreateProviderClient()),
            ClientLoggingOptions = new ClientLoggingOptions { LoggerFactory = loggers, EnableMessageContentLogging = false },
        };
#pragma warning restore CA2000
        if (endpoint is not null)
        {
            options.Endpoint = endpoint;
        }

#pragma warning disable OPENAI001 // Azure's key header and Entra ID need it; the SDK documents it for both.
        return new StreamErrorChatClient(new ChatClient(model, authentication, options).AsIChatClient());
#pragma warning restore OPENAI001
    }

    /// <summary>OpenAI's own scheme. Servers that want no key get a word instead of one.</summary>
    public static AuthenticationPolicy Bearer(string? key) =>
        ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(
            new ApiKeyCredential(string.IsNullOrWhiteSpace(key) ? NoKey : key.Trim())
        );
}
