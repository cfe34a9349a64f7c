using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>Reads one streamed answer of the model: passes on what people may see, and keeps the calls.</summary>
internal sealed class ModelReader(int step)
{
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };
    private readonly StringBuilder _text = new();
    private readonly List<AgentCall> _calls = [];
    private readonly UsageDetails _usage = new();
    private string? _model;
    private ChatFinishReason? _finishReason;

    /// <returns>What to show of the update.</returns>
    public ChatResponseUpdate Read(ChatResponseUpdate update)
    {
        _model ??= update.ModelId;
        _finishReason = update.FinishReason ?? _finishReason;
        _text.Append(update.Text);
        foreach (var content in update.Contents)
        {
            if (content is FunctionCallContent call)
            {
                Add(call);
            }
            else if (content is UsageContent usage)
            {
                _usage.Add(usage.Details);
            }
        }

        return new ChatResponseUpdate(update.Role, [.. update.Contents.Where(content => content is TextContent or UsageContent)])
        {
            ModelId = update.ModelId,
            FinishReason = update.FinishReason == ChatFinishReason.ToolCalls ? null : update.FinishReason,
        };
    }

    public AgentStep ToStep() =>
        new()
        {
            Text = _text.ToString(),
            Calls = _calls,
            Model = _model,
            InputTokens = _usage.InputTokenCount ?? 0,
            OutputTokens = _usage.OutputTokenCount ?? 0,
            FinishReason = _finishReason?.Value,
        };

    /// <summary>A recorded step, as if the model said it again.</summary>
    public static ChatResponseUpdate Replay(AgentStep step) =>
        new(
            ChatRole.Assistant,
            [
                new TextContent(step.Text),
                new UsageContent(new() { InputTokenCount = step.InputTokens, OutputTokenCount = step.OutputTokens }),
            ]
        )
        {
            ModelId = step.Model,
            FinishReason =
                step.FinishReason is null || step.FinishReason == ChatFinishReason.ToolCalls.Value
                    ? null
                    : new ChatFinishReason(step.FinishReason),
        };

    /// <summary>Many servers send no text at all for a function without parameters; the SDK takes it for text that is no JSON.</summary>
    private static bool IsNothing(Exception exception) =>
        exception.GetBaseException() is JsonException { LineNumber: 0, BytePositionInLine: 0 } nothing
        && nothing.Message.StartsWith("The input does not contain any JSON tokens", StringComparison.Ordinal);

    /// <summary>Models repeat ids or leave them out; here each call has one of its own.</summary>
    private void Add(FunctionCallContent call)
    {
        var id =
            string.IsNullOrEmpty(call.CallId) || _calls.Exists(earlier => earlier.Id == call.CallId)
                ? string.Create(CultureInfo.InvariantCulture, $"call_{step}_{_calls.Count}")
                : call.CallId;
        var arguments =
            call.Exception is null || IsNothing(call.Exception)
                ? JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>(), Compact)
                : null;
        _calls.Add(new(id, call.Name, arguments));
    }
}
