using System.Text.Json;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>Looks at a run from outside. Hooks are asked in the order of their registration; the first that objects decides.</summary>
internal interface IAgentHook
{
    /// <returns>Why the model must answer now, without tools; null = go on.</returns>
    string? BeforeStep(AgentRun run) => null;

    /// <returns>Why the call is not made at once; null = go on. A call may be asked for again after a crash.</returns>
    ValueTask<CallVerdict?> BeforeCallAsync(
        AgentRun run,
        int index,
        Tool tool,
        JsonElement arguments,
        CancellationToken cancellationToken
    ) => new((CallVerdict?)null);

    /// <summary>A call has ended. Not called again for a call that the journal holds.</summary>
    void AfterCall(AgentRun run, Tool tool, ToolOutcome outcome) { }
}
