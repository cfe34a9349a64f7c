using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Models;

namespace Chatbot.Bot.Orchestration.Routing;

/// <summary>Which model answered a turn and why; kept in the journal of the turn.</summary>
/// <param name="Model">As <c>provider/model</c>; null when none answered.</param>
/// <param name="Failed">The calls that failed before, in order.</param>
/// <param name="Cost">US dollars.</param>
/// <param name="Failure">Why the answer broke off or never came; null when it is whole.</param>
internal sealed record TurnModelRecord(
    ModelClass? Class,
    RoutingReason? Reason,
    string? Model,
    IReadOnlyList<FailedCall> Failed,
    long InputTokens,
    long OutputTokens,
    decimal Cost,
    AssistantFailure? Failure
)
{
    /// <summary>Its name in the journal.</summary>
    public const string Name = "model";
}
