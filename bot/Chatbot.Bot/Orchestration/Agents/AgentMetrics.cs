using System.Diagnostics.Metrics;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>Counts the calls of tools.</summary>
internal sealed class AgentMetrics : IAgentHook, IDisposable
{
    private readonly Meter _meter = new(ToolRunner.TelemetryName);
    private readonly Counter<long> _calls;

    public AgentMetrics() => _calls = _meter.CreateCounter<long>("chatbot.tool.calls", "{call}", "Calls of tools.");

    public void AfterCall(AgentRun run, Tool tool, ToolOutcome outcome) =>
        _calls.Add(1, new("gen_ai.tool.name", tool.Name), new("chatbot.tool.status", outcome.Status.ToString()));

    public void Dispose() => _meter.Dispose();
}
