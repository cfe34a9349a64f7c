using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Chatbot.Testing.ChatClients;

/// <summary>What a scripted model says when it calls tools.</summary>
public static class ScriptedTools
{
    /// <summary>Calls of tools, with arguments as JSON.</summary>
    public static IAsyncEnumerable<ChatResponseUpdate> Call(params (string Tool, string Arguments)[] calls) =>
        new ChatResponseUpdate[]
        {
            new(
                ChatRole.Assistant,
                [
                    .. calls.Select(
                        (call, index) =>
                            new FunctionCallContent(
                                $"call_{index}",
                                call.Tool,
                                JsonSerializer.Deserialize<Dictionary<string, object?>>(call.Arguments)
                            )
                    ),
                ]
            )
            {
                ModelId = "scripted",
            },
            new() { FinishReason = ChatFinishReason.ToolCalls },
        }.ToAsyncEnumerable();

    /// <summary>The results of tools that a call showed to the model, in order.</summary>
    public static IReadOnlyList<string> ResultsOf(ScriptedCall call) =>
        [
            .. call
                .Messages.SelectMany(message => message.Contents)
                .OfType<FunctionResultContent>()
                .Select(result => result.Result?.ToString() ?? ""),
        ];
}
