using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Models;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Routing;

/// <summary>
/// What was decided for the model calls of one turn, and how they went. It travels in the options of the calls; the decorators fill
/// it. One call at a time.
/// </summary>
internal sealed class CallRecord(RoutingHints hints)
{
    private const string Key = "chatbot.call";
    private readonly List<FailedCall> _failed = [];

    public RoutingHints Hints { get; } = hints;

    public RoutingDecision? Decision { get; private set; }

    /// <summary>The model that answered, or began to; null when none did.</summary>
    public ModelName? Model { get; private set; }

    /// <summary>The calls that failed before the user saw anything, in order.</summary>
    public IReadOnlyList<FailedCall> Failed => _failed;

    public long InputTokens { get; private set; }

    public long OutputTokens { get; private set; }

    /// <summary>US dollars; 0 when the catalogue has no price.</summary>
    public decimal Cost { get; private set; }

    public static CallRecord? Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out var value) == true ? value as CallRecord : null;

    public ChatOptions AddTo(ChatOptions options)
    {
        (options.AdditionalProperties ??= [])[Key] = this;
        return options;
    }

    public void Routed(RoutingDecision decision) => Decision = decision;

    public void Answered(ModelName model) => Model = model;

    public void AddRetry(ModelName model, AssistantException exception) =>
        _failed.Add(new(model.ToString(), exception.Kind, exception.Detail, Next.Retry));

    public void AddSwitch(ModelName model, AssistantException exception) =>
        _failed.Add(new(model.ToString(), exception.Kind, exception.Detail, Next.Switch));

    public void AddUsage(long inputTokens, long outputTokens, decimal cost)
    {
        InputTokens += inputTokens;
        OutputTokens += outputTokens;
        Cost += cost;
    }

    /// <summary>As it is kept in the journal of the turn.</summary>
    public TurnModelRecord ToRecord(AssistantFailure? failure) =>
        new(Decision?.Class, Decision?.Reason, Model?.ToString(), _failed, InputTokens, OutputTokens, Cost, failure);
}
