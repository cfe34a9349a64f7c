using Chatbot.Bot.Orchestration.Failures;

namespace Chatbot.Bot.Orchestration.Resilience;

/// <summary>One model in the answer of <c>/health</c>.</summary>
/// <param name="Model">As <c>provider/model</c>.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="ProbeAt">When it is tried again; null when its circuit is not open.</param>
internal sealed record ModelHealth(
    string Model,
    CircuitState Circuit,
    int Failures,
    AssistantFailure? LastFailure,
    DateTimeOffset? ProbeAt
);
