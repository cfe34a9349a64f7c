using System.Globalization;

namespace Chatbot.Bot.Orchestration.Memory.Entities;

/// <summary>What the user said about persons, things, numbers and dates, statement by statement.</summary>
internal sealed class EntityStrategy : IMemoryStrategy
{
    /// <summary>The first statements of a conversation say what it is about, the newest what is going on: these are kept when there are too many.</summary>
    private const int FirstKept = 100;

    private const int MostFacts = 400;
    private const int FirstRecalled = 5;

    public string Name => MemorySettings.Entities;

    public ConversationMemory Note(ConversationMemory memory, IReadOnlyList<MemoryMessage> messages)
    {
        var facts = memory.Facts.ToList();
        foreach (var fact in messages.Where(message => message.IsUser).SelectMany(FactExtractor.Of))
        {
            facts.RemoveAll(known => Replaces(fact, known));
            facts.Add(fact);
        }

        var surplus = facts.Count - MostFacts;
        if (surplus > 0)
        {
            facts.RemoveRange(FirstKept, surplus);
        }

        return memory with
        {
            Facts = facts,
        };
    }

    public Task<ConversationMemory> CondenseAsync(
        ConversationMemory memory,
        IReadOnlyList<MemoryMessage> messages,
        CancellationToken cancellationToken
    ) => Task.FromResult(memory);

    public IReadOnlyList<string> Recall(ConversationMemory memory, string question)
    {
        var relevant = FactSearch.Rank(memory.Facts, question);
        return
        [
            .. relevant
                .Concat(memory.Facts.Take(FirstRecalled))
                .Concat(memory.Facts.Reverse())
                .Distinct()
                .Select(fact =>
                    string.Create(CultureInfo.InvariantCulture, $"The user said on {fact.SaidAt:yyyy-MM-dd}: “{fact.Text}”")
                ),
        ];
    }

    /// <summary>Whether the newer fact takes the place of a known one: it says the same, corrects it, or gives another number or name for its subject.</summary>
    public static bool Replaces(MemoryFact fact, MemoryFact known) =>
        string.Equals(fact.Text, known.Text, StringComparison.OrdinalIgnoreCase)
        || (
            fact.Subject is not null
            && fact.Subject == known.Subject
            && (fact.Corrects || (KindOf(fact) is not ValueKind.Other and var kind && kind == KindOf(known)))
        );

    private static ValueKind KindOf(MemoryFact fact) =>
        fact.Value is not { } value ? ValueKind.Other
        : value.Any(char.IsDigit) ? ValueKind.Number
        : value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 and <= 3 } words
        && words.All(word => char.IsUpper(word[0]))
            ? ValueKind.Name
        : ValueKind.Other;

    private enum ValueKind
    {
        Other,
        Number,
        Name,
    }
}
