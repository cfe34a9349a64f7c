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

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
