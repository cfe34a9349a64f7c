using System.Diagnostics.Metrics;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Resilience;
using Chatbot.Bot.Orchestration.Routing;

namespace Chatbot.Bot.Orchestration;

/// <summary>What becomes of chat calls: routes, retries, switches, cost, circuits and the service level.</summary>
internal sealed class ChatMetrics
{
    private const string ProviderTag = "gen_ai.provider.name";
    private const string ModelTag = "gen_ai.request.model";
    private const string FailureTag = "chatbot.failure";

    private readonly Meter _meter;
    private readonly Counter<long> _routes;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _switches;
    private readonly Counter<double> _cost;

    public ChatMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(ChatPipeline.TelemetryName);
        _routes = _meter.CreateCounter<long>("chatbot.chat.routes", description: "Decisions for a class of models.");
        _retries = _meter.CreateCounter<long>("chatbot.chat.retries", description: "Calls made again to the same model.");
        _switches = _meter.CreateCounter<long>("chatbot.chat.switches", description: "Calls made to the next model.");
        _cost = _meter.CreateCounter<double>("chatbot.chat.cost", "USD", "Price of the tokens, as the catalogue has it.");
    }

    public void Routed(RoutingDecision decision) =>
        _routes.Add(
            1,
            new("chatbot.model.class", decision.Class.ToString()),
            new("chatbot.model.reason", decision.Reason.ToString())
        );

    public void Retried(ModelName model, AssistantFailure failure) =>
        _retries.Add(1, new(ProviderTag, model.Provider), new(ModelTag, model.Model), new(FailureTag, failure.ToString()));

    public void Switched(ModelName from, ModelName to, AssistantFailure failure) =>
        _switches.Add(
            1,
            new("chatbot.model.from", from.ToString()),
            new("chatbot.model.to", to.ToString()),
            new(FailureTag, failure.ToString())
        );

    public void Spent(ModelName model, decimal dollars) =>
        _cost.Add((double)dollars, new(ProviderTag, model.Provider), new(ModelTag, model.Model));

    public void Observe(ServiceStatus status)
    {
        _meter.CreateObservableGauge(
            "chatbot.service.level",
            () => (int)status.Level,
            description: "0 full, 1 degraded, 2 minimal, 3 offline."
        );
        _meter.CreateObservableGauge(
            "chatbot.circuit.state",
            () => status.Circuits.Select(Measure),
            description: "0 closed, 1 half open, 2 open."
        );
    }

    private static Measurement<int> Measure(Circuit circuit) =>
        new(
            (int)circuit.State,
            new KeyValuePair<string, object?>(ProviderTag, circuit.Model.Provider),
            new KeyValuePair<string, object?>(ModelTag, circuit.Model.Model)
        );
}
