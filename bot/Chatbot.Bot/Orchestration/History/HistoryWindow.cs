using System.Text.RegularExpressions;
using Chatbot.Knowledge.Chunking;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.History;

/// <summary>Chooses the newest messages of a conversation that fit a token budget, beginning with one of the user's.</summary>
internal static partial class HistoryWindow
{
    /// <summary>What a chat protocol adds to each message.</summary>
    private const int TokensPerMessage = 4;

    public static IReadOnlyList<ChatMessage> Of(IReadOnlyList<ChatMessage> history, int tokenBudget, ITokenCounter counter)
    {
        var window = new List<ChatMessage>();
        var left = tokenBudget;
        for (var index = history.Count - 1; index >= 0 && left > TokensPerMessage; index--)
        {
            var message = history[index];
            if (message.Role != ChatRole.User && message.Role != ChatRole.Assistant)
            {
                continue;
            }

            var text = message.Role == ChatRole.Assistant ? Mark().Replace(message.Text, "") : message.Text;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            left -= counter.Count(text) + TokensPerMessage;
            if (left < 0)
            {
                break;
            }

            window.Add(new ChatMessage(message.Role, text));
        }

        window.Reverse();
        var first = window.FindIndex(message => message.Role == ChatRole.User);
        return first < 0 ? [] : window[first..];
    }

    /// <summary>Marks of earlier answers point at earlier sources and would be copied.</summary>
    [GeneratedRegex(@" ?\[[0-9]{1,3}\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
