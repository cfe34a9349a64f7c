using System.Text;
using Chatbot.Bot.Orchestration.Memory;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>The messages that ask a language model to extend the summary of a conversation.</summary>
internal static class SummaryPrompt
{
    private const int LongestMessage = 1200;

    public static IReadOnlyList<ChatMessage> Messages(
        string instructions,
        IReadOnlyList<string> summary,
        IReadOnlyList<MemoryMessage> messages
    )
    {
        var text = new StringBuilder("Summary so far:\n")
            .AppendJoin('\n', summary.DefaultIfEmpty("(none)"))
            .Append("\n\nSince then:\n");
        foreach (var message in messages)
        {
            text.Append(message.IsUser ? "User: " : "Assistant: ")
                .Append(message.Text.Length > LongestMessage ? message.Text[..LongestMessage] + "…" : message.Text)
                .Append('\n');
        }

        return [new ChatMessage(ChatRole.System, instructions), new ChatMessage(ChatRole.User, text.ToString())];
    }
}
