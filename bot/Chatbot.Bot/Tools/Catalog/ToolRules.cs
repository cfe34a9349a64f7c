using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>What a tool declares of itself. Everything must be said: nothing has a default.</summary>
internal sealed partial record ToolRules
{
    public ToolAccess? Access { get; init; }

    public ToolIdentity? ActsFor { get; init; }

    public ToolRisk? Risk { get; init; }

    public ApprovalRule? Approval { get; init; }

    public ToolLimits? Limits { get; init; }

    /// <summary>Whether its result ends the run, so that something else goes on with the person; offered only where it can.</summary>
    public bool HandsOver { get; init; }

    /// <summary>What is missing or contradicts itself, in plain words; empty when the tool may be registered.</summary>
    public IReadOnlyList<string> Problems(AIFunction function) =>
        [.. Missing().Concat(FunctionProblems(function)).Concat(LimitProblems()).Concat(ApprovalProblems())];

    private IEnumerable<string> Missing()
    {
        if (Access is null)
            yield return "who may call it (Access) is missing";
        if (ActsFor is null)
            yield return "on whose behalf it acts (ActsFor) is missing";
        if (Risk is null)
            yield return "its risk (Risk) is missing";
        if (Approval is null)
            yield return "its approval rule (Approval) is missing";
        if (Limits is null)
            yield return "its limits (Limits) are missing";
    }

    private static IEnumerable<string> FunctionProblems(AIFunction function)
    {
        if (!Name().IsMatch(function.Name))
            yield return "its name must be 1 to 64 letters, digits, '_' or '-'";
        if (string.IsNullOrWhiteSpace(function.Description))
            yield return "its description is missing";
        if (
            function.JsonSchema.ValueKind != JsonValueKind.Object
            || !function.JsonSchema.TryGetProperty("type", out var type)
            || type.ValueKind != JsonValueKind.String
            || !type.ValueEquals("object")
        )
            yield return "its schema is not that of an object";
    }

    private IEnumerable<string> LimitProblems()
    {
        if (Limits is not { } limits)
            yield break;
        if (limits.Timeout <= TimeSpan.Zero || limits.Timeout > ToolLimits.LongestTimeout)
            yield return $"its time limit must be above 0 and at most {ToolLimits.LongestTimeout.TotalSeconds:0} seconds";
        if (limits.MaxResultCharacters is < 1 or > ToolLimits.LargestResult)
            yield return $"its size limit must be 1 to {ToolLimits.LargestResult} characters";
        if (limits.CallsPerMinute is < 1 or > ToolLimits.MostCallsPerMinute)
            yield return $"its rate limit must be 1 to {ToolLimits.MostCallsPerMinute} calls a minute";
    }

    private IEnumerable<string> ApprovalProblems()
    {
        if (Risk is ToolRisk.Write or ToolRisk.Irreversible && Approval == ApprovalRule.Never)
            yield return "a tool with side effects cannot have the approval rule Never";
        if (Risk == ToolRisk.Irreversible && Approval is not (null or ApprovalRule.Always))
            yield return "an irreversible tool must have the approval rule Always";
        if (Risk is ToolRisk.Write or ToolRisk.Irreversible && ActsFor == ToolIdentity.Nobody)
            yield return "a tool with side effects must act on behalf of somebody";
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Name();
}
