using System.Text.Json;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>
/// Decides whether a person is asked. Side effects whose arguments may stem from untrusted text always ask, whatever the rule
/// of the tool and whatever was remembered. A tool about which somebody else decides asks at least once per conversation.
/// </summary>
internal sealed class ApprovalPolicy(Approvers approvers) : IAgentHook
{
    public ValueTask<CallVerdict?> BeforeCallAsync(
        AgentRun run,
        int index,
        Tool tool,
        JsonElement arguments,
        CancellationToken cancellationToken
    ) => new(Judge(run, index, tool, arguments));

    private CallVerdict? Judge(AgentRun run, int index, Tool tool, JsonElement arguments)
    {
        if (run.IsApproved(run.Steps[^1].Calls[index]))
        {
            return null;
        }

        var approver = approvers.Find(tool.Name, run.Caller.Person);
        if (approver is null && approvers.Decide(tool.Name))
        {
            return new CallVerdict.Refuse(
                "Somebody else must allow this call, but nobody is set up for the tenant of this person. Say so; do not try it again."
            );
        }

        return Judge(run, tool, arguments, approver) is { } ask ? ask with { Approver = approver } : null;
    }

    private static CallVerdict.Ask? Judge(AgentRun run, Tool tool, JsonElement arguments, Approver? approver)
    {
        var isUntrusted = run.HasReadUntrusted && UntrustedArguments.AreIn(arguments, run.Trusted);
        if (isUntrusted && tool.HasSideEffects)
        {
            return new CallVerdict.Ask(ApprovalReason.Untrusted, CanRemember: false);
        }

        var isRemembered = run.Remembered.Contains(ApprovalRequest.ScopeOf(tool.Name, approver));
        return tool.Approval switch
        {
            ApprovalRule.Always => new CallVerdict.Ask(ApprovalReason.Rule, CanRemember: false),
            _ when isRemembered => null,
            ApprovalRule.WhenUntrusted when isUntrusted => new CallVerdict.Ask(ApprovalReason.Untrusted, CanRemember: true),
            ApprovalRule.OncePerConversation => new CallVerdict.Ask(ApprovalReason.Rule, CanRemember: true),
            _ when approver is not null => new CallVerdict.Ask(ApprovalReason.Rule, CanRemember: true),
            _ => null,
        };
    }
}
