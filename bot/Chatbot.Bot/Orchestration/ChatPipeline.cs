using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Middleware;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Bot.Orchestration.Resilience;
using Chatbot.Bot.Orchestration.Routing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration;

/// <summary>
/// The models behind their decorators. This is the only place that orders them: a request is routed to a class, whose models are asked
/// in turn; each has its own retries, circuit, telemetry and time limit.
/// </summary>
internal sealed class ChatPipeline : IDisposable
{
    /// <summary>Name of the activity source and the meter of chat calls.</summary>
    public const string TelemetryName = "Chatbot.Chat";

    private readonly Dictionary<ModelName, Candidate> _candidates;

    public ChatPipeline(
        ChatProviderCatalog providers,
        ModelChains chains,
        ModelCatalogue catalogue,
        ModelRouter router,
        ServiceStatus status,
        ISpending spending,
        ChatMetrics metrics,
        IOptions<AssistantOptions> options,
        TimeProvider time,
        ILoggerFactory loggers
    )
    {
        Provider = providers.Get(chains.All[0].Provider);
        var longestSilence = options.Value.ModelTimeout;
        var longestStart = chains.All.Count > 1 ? Shorter(options.Value.FirstTokenTimeout, longestSilence) : longestSilence;
        _candidates = status
            .Circuits.Select(circuit => new Candidate(circuit.Model, Decorate(circuit), catalogue.Find(circuit.Model.Model)))
            .ToDictionary(candidate => candidate.Model);
        Client = new ModelRoutingChatClient(
            router,
            Enum.GetValues<ModelClass>().ToDictionary(modelClass => modelClass, Failover),
            metrics
        );

        IChatClient Failover(ModelClass modelClass)
        {
            var models = chains.Of(modelClass).Concat(_candidates.Keys.Except(chains.All));
            return new ModelFailoverChatClient(
                [.. models.Select(model => _candidates[model])],
                metrics,
                loggers.CreateLogger<ModelFailoverChatClient>()
            );
        }

        IChatClient Decorate(Circuit circuit)
        {
            var (model, card) = (circuit.Model, catalogue.Find(circuit.Model.Model));
            var provider = providers.Get(model.Provider);
            return new ChatClientBuilder(provider.CreateClient(model.Model, longestSilence))
                .Use(inner => new RetryChatClient(
                    inner,
                    circuit,
                    provider.MaxRetries,
                    time,
                    metrics,
                    loggers.CreateLogger<RetryChatClient>()
                ))
                .Use(inner => new CircuitChatClient(inner, circuit, status))
                .UseOpenTelemetry(loggerFactory: null, TelemetryName, telemetry => telemetry.EnableSensitiveData = false)
                .Use(inner => new FailureChatClient(inner, provider.IsLanguageModel))
                .Use(inner => new AnswerLimitChatClient(inner))
                .Use(inner => new SpendingChatClient(inner, model, card, spending, metrics))
                .Use(inner => new CallLogChatClient(inner, model, time, loggers.CreateLogger<CallLogChatClient>()))
                .Use(inner => new SilenceTimeoutChatClient(inner, longestStart, longestSilence, time))
                .Build();
        }
    }

    /// <summary>The provider of the first standard model: it decides how questions are prepared.</summary>
    public IChatProvider Provider { get; }

    public IChatClient Client { get; }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    public void Dispose()
    {
        foreach (var candidate in _candidates.Values)
        {
            candidate.Client.Dispose();
        }
    }
}
