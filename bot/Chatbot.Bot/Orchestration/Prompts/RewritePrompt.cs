using System.Text;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>The messages that ask a language model for a standalone question.</summary>
internal static class RewritePrompt
{
    private const int LongestMessage = 600;

    public static IReadOnlyList<ChatMessage> Messages(string instructions, string text, IEnumerable<ChatMessage> history)
    {
        var conversation = new StringBuilder();
        foreach (var message in history)
        {
            if (message.Role == ChatRole.User || message.Role == ChatRole.Assistant)
            {
                conversation
                    .Append(message.Role == ChatRole.User ? "User: " : "Assistant: ")
                    .Append(message.Text.Length > LongestMessage ? message.Text[..LongestMessage] + "…" : message.Text)
                    .Append('\n');
            }
        }

        return
        [
            new ChatMessage(ChatRole.System, instructions),
            new ChatMessage(ChatRole.User, $"Conversation:\n{conversation}\nLast message of the user:\n{text}"),
        ];
    }
}
