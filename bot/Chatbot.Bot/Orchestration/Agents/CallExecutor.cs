using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Chatbot.Bot.Tools;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>Decides over one call of a run and makes it. What came of it is in the journal before the next call begins.</summary>
internal sealed class CallExecutor(
    ToolRunner runner,
    IEnumerable<IAgentHook> hooks,
    IOptions<AgentOptions> agentOptions,
    IOptions<ToolsOptions> toolsOptions,
    TimeProvider time
)
{
    private readonly IReadOnlyList<IAgentHook> _hooks = [.. hooks];

    public Task<AgentCallRecord> RunAsync(AgentRun run, int index, ITurnJournal journal, CancellationToken cancellationToken)
    {
        var step = string.Create(CultureInfo.InvariantCulture, $"tool:{run.Steps.Count}:{index}");
        return journal.StepAsync(
            step,
            AgentJsonContext.Default.AgentCallRecord,
            token => DecideAsync(run, index, step, journal, token),
            cancellationToken
        );
    }

    private async Task<AgentCallRecord> DecideAsync(
        AgentRun run,
        int index,
        string step,
        ITurnJournal journal,
        CancellationToken cancellationToken
    )
    {
        var call = run.Steps[^1].Calls[index];
        if (run.Find(call.Tool) is not { } tool)
        {
            return Refused(
                $"There is no tool '{call.Tool}'. Use one of: {string.Join(", ", run.Tools.Select(known => known.Name))}."
            );
        }

        if (run.VerdictOn(call) is { IsApproved: false, Comment: var comment })
        {
            var why = comment is null ? "" : $" They said: “{comment}”.";
            return Refused($"The person did not allow this call.{why} Do not try it again; say what was not done.");
        }

        using var arguments = Read(call.Arguments);
        if (arguments is not { RootElement: { ValueKind: JsonValueKind.Object } values })
        {
            return Refused("The arguments are not a JSON object.");
        }

        if (tool.Schema.Problems(values) is { Count: > 0 } problems)
        {
            return Refused($"The arguments do not fit: {string.Join("; ", problems)}");
        }

        switch (await JudgeAsync(run, index, tool, values, cancellationToken))
        {
            case CallVerdict.Refuse refuse:
                return Refused(refuse.Reason);
            case CallVerdict.Ask ask:
                return new(null, Request(run, tool, call, ask));
        }

        if (tool.HasSideEffects && !await BeginAsync(step, journal, cancellationToken))
        {
            return new(
                new(
                    ToolStatus.Uncertain,
                    "The call was interrupted; it may or may not have been done. It is not repeated. Say so.",
                    []
                ),
                null
            );
        }

        var rest = agentOptions.Value.MaxDuration - run.Spent;
        var outcome = await runner.RunAsync(tool, values, run.Caller, rest, cancellationToken);
        foreach (var hook in _hooks)
        {
            hook.AfterCall(run, tool, outcome);
        }

        return new(outcome, null);
    }

    private async Task<CallVerdict?> JudgeAsync(
        AgentRun run,
        int index,
        Tool tool,
        JsonElement arguments,
        CancellationToken cancellationToken
    )
    {
        foreach (var hook in _hooks)
        {
            if (await hook.BeforeCallAsync(run, index, tool, arguments, cancellationToken) is { } verdict)
            {
                return verdict;
            }
        }

        return null;
    }

    /// <summary>False when an earlier run of this turn began the call: what became of it cannot be known.</summary>
    private static async Task<bool> BeginAsync(string step, ITurnJournal journal, CancellationToken cancellationToken)
    {
        var mine = RandomNumberGenerator.GetHexString(16);
        var recorded = await journal.StepAsync(
            $"{step}:begun",
            AgentJsonContext.Default.String,
            _ => Task.FromResult(mine),
            cancellationToken
        );
        return recorded == mine;
    }

    private ApprovalRequest Request(AgentRun run, Tool tool, AgentCall call, CallVerdict.Ask ask) =>
        new()
        {
            Id = RandomNumberGenerator.GetHexString(16, lowercase: true),
            Subject = tool.Name,
            Description = tool.Function.Description,
            Arguments = call.Arguments!,
            Risk = tool.Risk,
            Reason = ask.Reason,
            ApproverId = ask.Approver?.UserId ?? run.Caller.UserId,
            Approver = ask.Approver,
            ExpiresAt = time.GetUtcNow() + toolsOptions.Value.ApprovalLifetime,
            CanRemember = ask.CanRemember,
        };

    private static JsonDocument? Read(string? arguments)
    {
        try
        {
            return arguments is null ? null : JsonDocument.Parse(arguments);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AgentCallRecord Refused(string reason) => new(ToolOutcome.Refused(reason), null);
}
