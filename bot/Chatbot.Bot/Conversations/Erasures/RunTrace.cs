using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>The steps of runs with tools without what was said in them: which tool was called, how it ended and how long it took stays.</summary>
internal static class RunTrace
{
    private const string Nothing = "{}";

    /// <summary>The step as it may stay; null when nothing of it may.</summary>
    public static string? WithoutContent(string step, string result) =>
        step.StartsWith("model:", StringComparison.Ordinal) ? Change(result, AgentJsonContext.Default.AgentStep, WithoutContent)
        : step.StartsWith("tool:", StringComparison.Ordinal)
            ? Change(
                result,
                AgentJsonContext.Default.AgentCallRecord,
                call => new AgentCallRecord(
                    WithoutContent(call.Outcome),
                    call.Approval is null ? null : call.Approval with { Arguments = Nothing }
                )
            )
        : null;

    public static AgentStep WithoutContent(AgentStep step) =>
        step with
        {
            Text = "",
            Calls = [.. step.Calls.Select(call => call with { Arguments = Nothing })],
            Outcomes = [.. step.Outcomes.Select(WithoutContent)],
        };

    private static ToolOutcome? WithoutContent(ToolOutcome? outcome) =>
        outcome is null ? null : outcome with { Text = "", Sources = [] };

    private static string? Change<T>(string json, JsonTypeInfo<T> type, Func<T, T> change)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) is { } value ? JsonSerializer.Serialize(change(value), type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
