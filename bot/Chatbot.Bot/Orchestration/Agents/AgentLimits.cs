using System.Text.Json;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>The supervisor of a run: it ends one that is too long, too costly or goes nowhere.</summary>
internal sealed class AgentLimits(IOptions<AgentOptions> options) : IAgentHook
{
    private const double Million = 1_000_000;
    private readonly AgentOptions _options = options.Value;

    public string? BeforeStep(AgentRun run)
    {
        var (input, output) = (run.Steps.Sum(step => step.InputTokens), run.Steps.Sum(step => step.OutputTokens));
        var cost = ((input * _options.InputPrice) + (output * _options.OutputPrice)) / Million;
        return run.Steps.Count >= _options.MaxSteps - 1 ? $"the limit of {_options.MaxSteps} steps is reached"
            : CallsOf(run.Steps) >= _options.MaxCalls ? $"the limit of {_options.MaxCalls} calls is reached"
            : run.Spent >= _options.MaxDuration ? $"the limit of {_options.MaxDuration.TotalSeconds:0} seconds is reached"
            : input + output >= _options.MaxTokens ? $"the limit of {_options.MaxTokens} tokens is reached"
            : _options.MaxCost > 0 && cost >= _options.MaxCost ? "the limit of cost is reached"
            : GoesNowhere(run.Steps) ? "none of the last calls succeeded"
            : null;
    }

    public ValueTask<CallVerdict?> BeforeCallAsync(
        AgentRun run,
        int index,
        Tool tool,
        JsonElement arguments,
        CancellationToken cancellationToken
    ) => new(Judge(run, index));

    private CallVerdict? Judge(AgentRun run, int index) =>
        CallsOf(run.Steps.SkipLast(1)) + index >= _options.MaxCalls
            ? new CallVerdict.Refuse($"The limit of {_options.MaxCalls} calls is reached. Answer with what you have.")
        : run.Spent >= _options.MaxDuration
            ? new CallVerdict.Refuse(
                $"The limit of {_options.MaxDuration.TotalSeconds:0} seconds is reached. Answer with what you have."
            )
        : null;

    private static int CallsOf(IEnumerable<AgentStep> steps) => steps.Sum(step => step.Calls.Count);

    private bool GoesNowhere(IReadOnlyList<AgentStep> steps) =>
        steps.Count >= _options.MaxFailedSteps
        && steps
            .TakeLast(_options.MaxFailedSteps)
            .All(step => step.Outcomes.All(outcome => outcome?.Status != ToolStatus.Succeeded));
}
