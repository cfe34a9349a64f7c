using Chatbot.Bot.Orchestration.Failures;

namespace Chatbot.Bot.Orchestration.Providers;

/// <summary>What became of the tiny question to one model.</summary>
/// <param name="Model">Null when the settings do not say which.</param>
/// <param name="Milliseconds">Time to the end of the answer, or to the failure.</param>
internal sealed record ProbeResult(string Provider, string? Model, bool Works, double Milliseconds)
{
    public AssistantFailure? Failure { get; init; }

    /// <summary>Status and code of the service.</summary>
    public string? Detail { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Cure { get; init; }
}
