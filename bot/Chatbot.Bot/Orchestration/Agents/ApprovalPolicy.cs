using System.Text.Json;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>
/// Decides whether a person is asked. Side effects whose arguments may stem from untrusted text always ask, whatever the rule
/// of the tool and whatever was remembered.
/// </summary>
internal sealed class ApprovalPolicy : IAgentHook
{
    public CallVerdict? BeforeCall(AgentRun run, int index, Tool tool, JsonElement arguments)
    {
        if (run.IsApproved(run.Steps[^1].Calls[index]))
        {
            return null;
        }

        var isUntrusted = run.HasReadUntrusted && UntrustedArguments.AreIn(arguments, run.Trusted);
        if (isUntrusted && tool.HasSideEffects)
        {
            return new CallVerdict.Ask(ApprovalReason.Untrusted, CanRemember: false);
        }

        var isRemembered = run.Remembered.Contains(tool.Name);
        return tool.Approval switch
        {
            ApprovalRule.Never => null,
            ApprovalRule.WhenUntrusted when isUntrusted && !isRemembered => new CallVerdict.Ask(ApprovalReason.Untrusted, true),
            ApprovalRule.WhenUntrusted => null,
            ApprovalRule.OncePerConversation when isRemembered => null,
            ApprovalRule.OncePerConversation => new CallVerdict.Ask(ApprovalReason.Rule, CanRemember: true),
            _ => new CallVerdict.Ask(ApprovalReason.Rule, CanRemember: false),
        };
    }
}
