namespace Chatbot.Bot.Orchestration.Resilience;

/// <summary>What a circuit lets a caller do.</summary>
internal enum CircuitPass
{
    Refused,
    Call,

    /// <summary>The one call that decides whether the circuit closes.</summary>
    Probe,
}
