using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Persistence;

/// <summary>What a finished step changes on its document.</summary>
/// <param name="Stage">The stage reached.</param>
/// <param name="Timings">Milliseconds of all steps so far, as JSON.</param>
internal sealed record StepResult(DocumentStage Stage, string Timings)
{
    /// <summary>Title found by the step, or null to keep what is known.</summary>
    public string? Title { get; init; }

    /// <summary>What could not be read, when the document is served without it.</summary>
    public string? Reason { get; init; }

    /// <summary>Number of chunks in the index when the step put them there.</summary>
    public int ServedChunks { get; init; }

    /// <summary>The newest space that the step wrote to.</summary>
    public string? Space { get; init; }

    /// <summary>The space that was searched when the step wrote.</summary>
    public string? Live { get; init; }
}
