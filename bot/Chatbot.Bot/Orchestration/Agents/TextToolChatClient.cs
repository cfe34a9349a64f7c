using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Chatbot.Bot.Orchestration.Prompts;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>
/// Gives tools to a model that knows no tool calling: it writes thought and action, and reads observations, as text (ReAct,
/// Yao et al. 2022). To its caller it looks like any client that calls tools.
/// </summary>
internal sealed class TextToolChatClient(IChatClient inner, PromptLibrary prompts) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var parser = new TextToolParser();
        var plain = options?.Clone() ?? new();
        plain.Tools = null;
        plain.AllowMultipleToolCalls = null;
        plain.StopSequences = ["\nObservation:"];
        var translated = messages.Select(Translate).ToList();
        if (options?.Tools is { Count: > 0 } tools)
        {
            var values = new Dictionary<string, object?>(StringComparer.Ordinal) { ["tools"] = Describe(tools) };
            translated.Insert(0, new(ChatRole.System, prompts.Render(PromptCatalog.ReAct, values).Text));
        }

        ChatFinishReason? finishReason = null;
        await foreach (var update in base.GetStreamingResponseAsync(translated, plain, cancellationToken))
        {
            finishReason = update.FinishReason ?? finishReason;
            yield return With(update, parser.Append(update.Text));
        }

        var (rest, calls) = parser.Complete();
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new TextContent(rest), .. calls])
        {
            FinishReason = calls.Count > 0 ? ChatFinishReason.ToolCalls : finishReason,
        };
    }

    private static ChatResponseUpdate With(ChatResponseUpdate update, string text) =>
        new(update.Role, [new TextContent(text), .. update.Contents.Where(content => content is UsageContent)])
        {
            ModelId = update.ModelId,
        };

    private static string Describe(IEnumerable<AITool> tools)
    {
        var text = new StringBuilder();
        foreach (var tool in tools.OfType<AIFunctionDeclaration>())
        {
            text.Append("- ")
                .Append(tool.Name)
                .Append(": ")
                .Append(tool.Description)
                .Append(" Input: ")
                .Append(tool.JsonSchema.GetRawText())
                .Append('\n');
        }

        return text.ToString();
    }

    private static ChatMessage Translate(ChatMessage message)
    {
        if (!message.Contents.Any(content => content is FunctionCallContent or FunctionResultContent))
        {
            return message;
        }

        var text = new StringBuilder(message.Text);
        foreach (var content in message.Contents)
        {
            if (content is FunctionCallContent call)
            {
                text.Append("\nAction: ").Append(call.Name);
                text.Append("\nAction Input: ").Append(JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions));
            }
            else if (content is FunctionResultContent result)
            {
                text.Append("\nObservation: ").Append(result.Result);
            }
        }

        return new(message.Role == ChatRole.Tool ? ChatRole.User : message.Role, text.ToString().Trim());
    }
}
