using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Context;

/// <summary>Cuts the parts of a context to a budget. What is sent was counted as it is sent.</summary>
internal static class ContextWindow
{
    private const int PerPassage = 40;

    /// <param name="parts">What there is.</param>
    /// <param name="budget">Of the model.</param>
    /// <param name="reserved">Tokens of the input that are taken already, by tools.</param>
    /// <param name="counter">Counts.</param>
    /// <returns>Messages of at most <see cref="ContextBudget.Input"/> − <paramref name="reserved"/> tokens.</returns>
    /// <exception cref="AssistantException">Instructions and the user's message alone are too long.</exception>
    public static IReadOnlyList<ChatMessage> Fit(ContextParts parts, ContextBudget budget, int reserved, ITokenCounter counter)
    {
        var limit = budget.Input - reserved;
        var shown = parts with
        {
            Memory = FitMemory(parts.Memory, budget.Memory, counter),
            Passages = FitPassages(parts.Passages, budget.Retrieved, counter),
            History = HistoryWindow.Of(parts.History, budget.History, counter),
        };
        while (true)
        {
            var messages = shown.ToMessages();
            if (counter.Count(messages) <= limit)
            {
                return messages;
            }

            shown = Less(shown) ?? throw AssistantException.Of(AssistantFailure.ContextTooLong);
        }
    }

    /// <summary>Without the part that is missed least: the oldest exchange, then the last passage, then the last memory. Null when none is left.</summary>
    private static ContextParts? Less(ContextParts parts) =>
        parts.History.Count > 0 ? parts with { History = WithoutOldest(parts.History) }
        : parts.Passages.Count > 0 ? parts with { Passages = [.. parts.Passages.SkipLast(1)] }
        : parts.Memory.Count > 0 ? parts with { Memory = [.. parts.Memory.SkipLast(1)] }
        : null;

    private static IReadOnlyList<ChatMessage> WithoutOldest(IReadOnlyList<ChatMessage> history) =>
        [.. history.Skip(1).SkipWhile(message => message.Role != ChatRole.User)];

    private static IReadOnlyList<string> FitMemory(IReadOnlyList<string> lines, int budget, ITokenCounter counter)
    {
        var (shown, left) = (new List<string>(), budget);
        foreach (var line in lines)
        {
            var cost = counter.Count(line) + 2;
            if (cost <= left)
            {
                left -= cost;
                shown.Add(line);
            }
        }

        return shown;
    }

    /// <summary>A prefix, so that the numbers of the sources stay.</summary>
    private static IReadOnlyList<Passage> FitPassages(IReadOnlyList<Passage> passages, int budget, ITokenCounter counter)
    {
        var left = budget;
        return
        [
            .. passages.TakeWhile(passage =>
            {
                left -= counter.Count(passage.Text) + PerPassage;
                return left >= 0;
            }),
        ];
    }
}
