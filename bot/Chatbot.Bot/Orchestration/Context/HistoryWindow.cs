using System.Text.RegularExpressions;
using Chatbot.Bot.Orchestration.Questions;
using Chatbot.Knowledge.Chunking;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Context;

/// <summary>
/// Chooses earlier messages that fit a token budget, as exchanges: a message of the user with the answers to it. The newest exchanges
/// stay whole (recency), of a question that was asked twice the newer one stays (uniqueness), and of older messages the beginning and
/// the end (position). The order is kept.
/// </summary>
internal static partial class HistoryWindow
{
    private const int WholeExchanges = 3;
    private const int LongestOlderMessage = 120;
    private const int ShortestComparedInWords = 4;

    public static IReadOnlyList<ChatMessage> Of(IReadOnlyList<ChatMessage> history, int tokenBudget, ITokenCounter counter)
    {
        var exchanges = Exchanges(history);
        var window = new LinkedList<List<ChatMessage>>();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var left = tokenBudget;
        for (var index = exchanges.Count - 1; index >= 0 && left > MessageTokens.PerMessage; index--)
        {
            var exchange = exchanges[index];
            if (Key(exchange[0].Text) is { } key && !asked.Add(key))
            {
                continue;
            }

            var shown = window.Count < WholeExchanges ? exchange : Shorten(exchange, counter);
            var cost = counter.Count(shown);
            if (cost > left && window.Count < WholeExchanges)
            {
                shown = Shorten(exchange, counter);
                cost = counter.Count(shown);
            }

            if (cost > left)
            {
                break;
            }

            left -= cost;
            window.AddFirst(shown);
        }

        return [.. window.SelectMany(exchange => exchange)];
    }

    private static List<List<ChatMessage>> Exchanges(IReadOnlyList<ChatMessage> history)
    {
        var exchanges = new List<List<ChatMessage>>();
        foreach (var message in history.Where(message => message.Role == ChatRole.User || message.Role == ChatRole.Assistant))
        {
            var text = message.Role == ChatRole.Assistant ? Mark().Replace(message.Text, "") : message.Text;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (message.Role == ChatRole.User)
            {
                exchanges.Add([]);
            }

            exchanges.LastOrDefault()?.Add(new ChatMessage(message.Role, text));
        }

        return exchanges;
    }

    private static List<ChatMessage> Shorten(List<ChatMessage> exchange, ITokenCounter counter) =>
        [.. exchange.Select(message => new ChatMessage(message.Role, TextCut.ToFit(message.Text, LongestOlderMessage, counter)))];

    /// <summary>Null for short messages such as “yes”, which mean something else each time.</summary>
    private static string? Key(string text)
    {
        var words = ContentWords.All(text).ToList();
        return words.Count < ShortestComparedInWords ? null : string.Join(' ', words);
    }

    /// <summary>Marks of earlier answers point at earlier sources and would be copied.</summary>
    [GeneratedRegex(@" ?\[[0-9]{1,3}\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Mark();
}
