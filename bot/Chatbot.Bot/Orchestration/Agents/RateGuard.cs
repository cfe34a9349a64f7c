using System.Text.Json;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>Refuses calls of a person who calls a tool too often.</summary>
internal sealed class RateGuard(ICallRates rates) : IAgentHook
{
    public async ValueTask<CallVerdict?> BeforeCallAsync(
        AgentRun run,
        int index,
        Tool tool,
        JsonElement arguments,
        CancellationToken cancellationToken
    ) =>
        await rates.TryTakeAsync(tool, run.Caller)
            ? null
            : new CallVerdict.Refuse(
                $"{tool.Name} was called {tool.Limits.CallsPerMinute} times in the last minute, which is its limit. Do without it."
            );
}
