using Chatbot.Bot.Orchestration.Middleware;
using Chatbot.Bot.Orchestration.Providers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration;

/// <summary>The chosen provider behind its decorators. This is the only place that orders them.</summary>
internal sealed class ChatPipeline : IDisposable
{
    /// <summary>Name of the activity source and the meter of chat calls.</summary>
    public const string TelemetryName = "Chatbot.Chat";

    public ChatPipeline(
        ChatProviderCatalog providers,
        IOptions<AssistantOptions> options,
        TimeProvider time,
        ILoggerFactory loggers
    )
    {
        var settings = options.Value;
        Provider = providers.TryGet(settings.Provider, out var provider)
            ? provider
            : throw new InvalidOperationException($"There is no chat provider '{settings.Provider}'.");
        Client = new ChatClientBuilder(provider.CreateClient(settings.ModelTimeout))
            .UseOpenTelemetry(loggerFactory: null, TelemetryName, telemetry => telemetry.EnableSensitiveData = false)
            .Use(inner => new FailureChatClient(inner, provider))
            .Use(inner => new CallLogChatClient(inner, provider.Name, time, loggers.CreateLogger<CallLogChatClient>()))
            .Use(inner => new SilenceTimeoutChatClient(inner, settings.ModelTimeout, time))
            .Build();
    }

    public IChatProvider Provider { get; }

    public IChatClient Client { get; }

    public void Dispose() => Client.Dispose();
}
