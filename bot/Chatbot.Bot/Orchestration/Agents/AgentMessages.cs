using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>A run as the model sees it: how it began, then each step with the results of its calls. Pure.</summary>
internal static partial class AgentMessages
{
    /// <summary>The messages that ask for an answer, as a checkpoint keeps them.</summary>
    public static IReadOnlyList<AgentMessage> Open(IReadOnlyList<ChatMessage> messages) =>
        [.. messages.Select(message => new AgentMessage(message.Role.Value, message.Text))];

    /// <param name="run">All of whose steps have ended.</param>
    /// <param name="stopReason">Why no more tools are offered; null = they are.</param>
    public static IReadOnlyList<ChatMessage> Of(AgentRun run, string? stopReason)
    {
        var messages = run.Opening.Select(message => new ChatMessage(new ChatRole(message.Role), message.Text)).ToList();
        foreach (var step in run.Steps)
        {
            messages.Add(new(ChatRole.Assistant, [.. TextOf(step), .. step.Calls.Select(Call)]));
            messages.AddRange(
                step.Calls.Zip(step.Outcomes)
                    .Select(pair => new ChatMessage(
                        ChatRole.Tool,
                        [new FunctionResultContent(pair.First.Id, Render(run, pair.First, pair.Second!))]
                    ))
            );
        }

        if (stopReason is not null)
        {
            messages.Add(
                new(
                    ChatRole.User,
                    $"(No more tools: {stopReason}. Answer my question now with what you have, and say what is missing.)"
                )
            );
        }

        return messages;
    }

    private static IEnumerable<AIContent> TextOf(AgentStep step) => step.Text.Length > 0 ? [new TextContent(step.Text)] : [];

    private static AIContent Call(AgentCall call) => new FunctionCallContent(call.Id, call.Tool, Arguments(call.Arguments));

    private static Dictionary<string, object?> Arguments(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "{}");
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                    .RootElement.EnumerateObject()
                    .ToDictionary(property => property.Name, property => (object?)property.Value.Clone(), StringComparer.Ordinal)
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>A result in a fence that its text cannot leave.</summary>
    private static string Render(AgentRun run, AgentCall call, ToolOutcome outcome)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"<tool_result tool=\"{Fence().Replace(call.Tool, "‹").Replace('"', '”')}\" status=\"{outcome.Status}\">\n{Fence().Replace(outcome.Text, "‹")}\n"
        );
        foreach (var passage in outcome.Sources)
        {
            Append(text, run.NumberOf(passage), passage);
        }

        return text.Append("</tool_result>").ToString();
    }

    private static void Append(StringBuilder text, int number, Passage passage) =>
        text.Append(
            CultureInfo.InvariantCulture,
            $"<source n=\"{number}\" title=\"{Attribute(passage.Title)}\" section=\"{Attribute(string.Join(" > ", passage.TitlePath))}\" id=\"{Attribute(passage.ChunkId)}\">\n{Fence().Replace(passage.Text, "‹")}\n</source>\n"
        );

    private static string Attribute(string value) => Fence().Replace(value, "‹").Replace('"', '”').ReplaceLineEndings(" ");

    /// <summary>The beginning of whatever a result could use to step out of its fence.</summary>
    [GeneratedRegex(
        @"<(?=\s*/?\s*(sources?|tool_result)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Fence();
}
