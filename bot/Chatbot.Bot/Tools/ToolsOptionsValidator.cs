using Chatbot.Bot.Tools.Approval;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools;

internal sealed class ToolsOptionsValidator : IValidateOptions<ToolsOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public ValidateOptionsResult Validate(string? name, ToolsOptions options)
    {
        var failures = new List<string>();
        if (options.ApprovalLifetime < Shortest || options.ApprovalLifetime > Longest)
        {
            failures.Add($"Tools:ApprovalLifetime is {options.ApprovalLifetime}. Set it to {Shortest} to {Longest}.");
        }

        var twice = options
            .Tiers.SelectMany(tier => tier.Value.Distinct(StringComparer.Ordinal))
            .GroupBy(member => member, StringComparer.Ordinal)
            .FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
        {
            failures.Add($"Tools:Tiers names '{twice.Key}' in more than one tier. Leave it in one.");
        }

        foreach (var (tool, approvers) in options.Approvers)
        {
            failures.AddRange(ApproverProblems(tool, approvers));
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> ApproverProblems(string tool, IList<string> approvers)
    {
        if (approvers.Count == 0)
        {
            yield return $"Tools:Approvers:{tool} names nobody. Name a person as channel/tenant/user, or remove it.";
        }

        var known = new HashSet<Approver>();
        foreach (var text in approvers)
        {
            if (!Approver.TryParse(text, out var approver))
            {
                yield return $"Tools:Approvers:{tool} is '{text}'. Write it as channel/tenant/user, such as directline/default/dl_ann.";
            }
            else if (!known.Add(approver))
            {
                yield return $"Tools:Approvers:{tool} names '{text}' twice. Leave one.";
            }
        }
    }
}
