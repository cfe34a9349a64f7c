using System.Text.Json;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Commands.Tools;

/// <summary>A tool as <c>tools list --json</c> prints it.</summary>
internal sealed record ToolOutput(
    string Name,
    string Description,
    ToolRisk Risk,
    ApprovalRule Approval,
    ToolIdentity ActsFor,
    ToolAccess Access,
    double TimeoutSeconds,
    int MaxResultCharacters,
    int CallsPerMinute,
    JsonElement Schema
)
{
    public static ToolOutput Of(Tool tool) =>
        new(
            tool.Name,
            tool.Function.Description,
            tool.Risk,
            tool.Approval,
            tool.ActsFor,
            tool.Access,
            tool.Limits.Timeout.TotalSeconds,
            tool.Limits.MaxResultCharacters,
            tool.Limits.CallsPerMinute,
            tool.Function.JsonSchema
        );
}
