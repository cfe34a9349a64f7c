using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Bot.Orchestration.Context;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>A run as the model sees it: how it began, then each step with the results of its calls. Pure.</summary>
internal static partial class AgentMessages
{
    /// <summary>The messages that ask for an answer, as a checkpoint keeps them.</summary>
    public static IReadOnlyList<AgentMessage> Open(IReadOnlyList<ChatMessage> messages) =>
        [.. messages.Select(message => new AgentMessage(message.Role.Value, message.Text))];

    /// <summary>The messages within the limits of the run: the oldest results of tools are left out when there is no room for all.</summary>
    /// <param name="run">All of whose steps have ended.</param>
    /// <param name="stopReason">Why no more tools are offered; null = they are.</param>
    public static IReadOnlyList<ChatMessage> Of(AgentRun run, string? stopReason)
    {
        var results = run.Steps.Sum(step => step.Calls.Count);
        for (var leftOut = 0; ; leftOut++)
        {
            var messages = Of(run, stopReason, leftOut);
            if (leftOut == results || run.Limits.Counter.Count(messages) <= run.Limits.InputTokens)
            {
                return messages;
            }
        }
    }

    private static List<ChatMessage> Of(AgentRun run, string? stopReason, int leftOut)
    {
        var messages = run.Opening.Select(message => new ChatMessage(new ChatRole(message.Role), message.Text)).ToList();
        var result = 0;
        for (var at = 0; at < run.Steps.Count; at++)
        {
            var step = run.Steps[at];
            messages.Add(new(ChatRole.Assistant, [.. TextOf(step), .. step.Calls.Select(Call)]));
            if (step.Calls.Count == 0)
            {
                continue;
            }

            // Anthropic wants the results of all calls of a step in one message.
            var results = new ChatMessage(ChatRole.Tool, (string?)null);
            for (var index = 0; index < step.Calls.Count; index++)
            {
                var text = Render(run, at, index, isLeftOut: result++ < leftOut);
                results.Contents.Add(new FunctionResultContent(step.Calls[index].Id, text));
            }

            messages.Add(results);
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
    private static string Render(AgentRun run, int step, int index, bool isLeftOut)
    {
        var (call, outcome) = (run.Steps[step].Calls[index], run.Steps[step].Outcomes[index]!);
        var reference = ReadMoreTool.Reference(step, index);
        var note = ResultText.LeftOut(outcome.Text, reference);
        var shown =
            isLeftOut ? (note.Length < outcome.Text.Length ? note : outcome.Text)
            : call.Tool == ReadMoreTool.Name ? outcome.Text
            : ResultText.From(outcome.Text, 0, reference, run.Limits);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"<tool_result tool=\"{Fence().Replace(call.Tool, "‹").Replace('"', '”')}\" status=\"{outcome.Status}\">\n{Fence().Replace(shown, "‹")}\n"
        );
        foreach (var passage in isLeftOut ? [] : outcome.Sources)
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
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Fence();
}
