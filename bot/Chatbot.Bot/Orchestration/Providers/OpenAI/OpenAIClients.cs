using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;

namespace Chatbot.Bot.Orchestration.Providers.OpenAI;

/// <summary>Makes clients of OpenAI's SDK for everything that speaks one of its APIs.</summary>
internal sealed class OpenAIClients(IHttpClientFactory http, ILoggerFactory loggers)
{
    private const string NoKey = "none";

    /// <param name="model">Name of the model or deployment.</param>
    /// <param name="endpoint">Base address that ends with the version; null = OpenAI itself.</param>
    /// <param name="authentication">How requests are signed.</param>
    /// <param name="longestSilence">Longest wait for a response.</param>
    /// <param name="api">Which API the service speaks.</param>
    public IChatClient Create(
        string model,
        Uri? endpoint,
        AuthenticationPolicy authentication,
        TimeSpan longestSilence,
        OpenAIApi api = OpenAIApi.ChatCompletions
    )
    {
#pragma warning disable OPENAI001 // Azure's key header and Entra ID need it, and the Responses API; the SDK documents it for all of them.
        if (api == OpenAIApi.Responses)
        {
            var responses = Configure(new ResponsesClientOptions(), longestSilence);
            responses.Endpoint = endpoint ?? responses.Endpoint;
            return new ResponsesChatClient(new ResponsesClient(authentication, responses).AsIChatClient(model));
        }

        var chat = Configure(new OpenAIClientOptions(), longestSilence);
        chat.Endpoint = endpoint ?? chat.Endpoint;
        return new ChatClientBuilder(new ChatClient(model, authentication, chat).AsIChatClient())
            .Use(inner => new ThoughtsChatClient(inner))
            .Use(inner => new StreamErrorChatClient(inner))
            .Build();
#pragma warning restore OPENAI001
    }

    private T Configure<T>(T options, TimeSpan longestSilence)
        where T : ClientPipelineOptions
    {
#pragma warning disable CA2000 // The chat client uses the connections for as long as it lives.
        options.NetworkTimeout = longestSilence;
        options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.Transport = new HttpClientPipelineTransport(http.CreateProviderClient());
        options.ClientLoggingOptions = new ClientLoggingOptions { LoggerFactory = loggers, EnableMessageContentLogging = false };
#pragma warning restore CA2000
        return options;
    }

    /// <summary>OpenAI's own scheme. Servers that want no key get a word instead of one.</summary>
    public static AuthenticationPolicy Bearer(string? key) =>
        ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(
            new ApiKeyCredential(string.IsNullOrWhiteSpace(key) ? NoKey : key.Trim())
        );
}
