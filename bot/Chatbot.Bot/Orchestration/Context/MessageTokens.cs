using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge.Chunking;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Context;

/// <summary>What messages and tools cost in tokens, with what a chat protocol adds to them.</summary>
internal static class MessageTokens
{
    /// <summary>What a chat protocol adds to each message.</summary>
    public const int PerMessage = 4;

    private const int PerTool = 8;

    public static int Count(this ITokenCounter counter, IEnumerable<ChatMessage> messages) =>
        messages.Sum(message => PerMessage + message.Contents.Sum(content => counter.Count(TextOf(content))));

    public static int Count(this ITokenCounter counter, Tool tool) =>
        PerTool
        + counter.Count(tool.Name)
        + counter.Count(tool.Function.Description)
        + counter.Count(tool.Function.JsonSchema.GetRawText());

    private static string TextOf(AIContent content) =>
        content switch
        {
            TextContent text => text.Text,
            FunctionCallContent call =>
                $"{call.Name} {string.Join(' ', call.Arguments?.Values.Select(value => value?.ToString()) ?? [])}",
            FunctionResultContent result => result.Result?.ToString() ?? "",
            _ => "",
        };
}
