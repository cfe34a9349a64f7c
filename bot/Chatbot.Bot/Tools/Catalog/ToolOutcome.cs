using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>The end of one call, as the journal keeps it.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Text">For the model; within the tool's size limit.</param>
/// <param name="Sources">Passages that the answer may cite.</param>
internal sealed record ToolOutcome(ToolStatus Status, string Text, IReadOnlyList<Passage> Sources)
{
    /// <summary>Whether something else goes on in place of the model.</summary>
    public bool EndsRun { get; init; }

    /// <summary>Time of the call in milliseconds; 0 when it was not made.</summary>
    public double ElapsedMs { get; init; }

    public static ToolOutcome Refused(string reason) => new(ToolStatus.Refused, reason, []);
}
