using System.ComponentModel;
using System.Globalization;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary><c>read_more</c>: the rest of a result of this very run that was too long to be shown at once.</summary>
internal static class ReadMoreTool
{
    public const string Name = "read_more";

    private static readonly ToolRules Rules = new()
    {
        Access = ToolAccess.Everyone,
        // What it reads was written by others, so it must not pass for the words of the people.
        ActsFor = ToolIdentity.User,
        Risk = ToolRisk.Read,
        Approval = ApprovalRule.Never,
        Limits = new(TimeSpan.FromSeconds(5), ToolLimits.LargestResult, CallsPerMinute: 60),
    };

    public static Tool Of(AgentRun run) =>
        new(
            ToolFunction.Create(
                Name,
                (
                    [Description("Which result, as the remark at its end says, for example 0.1")] string result,
                    [Description("The first character to read, 0-based")] int offset
                ) => Read(run, result, offset),
                "Reads on in a result of an earlier call that was cut off or left out."
            ),
            Rules
        );

    /// <summary>Names the result of a call within its run.</summary>
    public static string Reference(int step, int call) => string.Create(CultureInfo.InvariantCulture, $"{step}.{call}");

    private static ToolResult Read(AgentRun run, string result, int offset)
    {
        for (var step = 0; step < run.Steps.Count; step++)
        {
            var outcomes = run.Steps[step].Outcomes;
            for (var call = 0; call < outcomes.Count; call++)
            {
                if (outcomes[call] is { } outcome && Reference(step, call) == result)
                {
                    return offset >= 0 && offset < outcome.Text.Length
                        ? new(ResultText.From(outcome.Text, offset, result, run.Limits))
                        : ToolResult.Failed($"The offset must be 0 to {outcome.Text.Length - 1}.");
                }
            }
        }

        return ToolResult.Failed("There is no such result in this run. Take the name from the remark at the end of a result.");
    }
}
