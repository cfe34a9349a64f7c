namespace Chatbot.Bot.Orchestration.Resilience;

/// <summary>Whether a model is asked.</summary>
internal enum CircuitState
{
    /// <summary>It is asked.</summary>
    Closed = 0,

    /// <summary>One call finds out whether it works again; the others are refused.</summary>
    HalfOpen = 1,

    /// <summary>It failed too often and is left alone for a while.</summary>
    Open = 2,
}
