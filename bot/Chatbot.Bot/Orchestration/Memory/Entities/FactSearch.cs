using System.Collections.Frozen;
using Chatbot.Bot.Orchestration.Questions;

namespace Chatbot.Bot.Orchestration.Memory.Entities;

/// <summary>Finds what was said by the words that carry meaning; the same in every language.</summary>
internal static class FactSearch
{
    /// <summary>Words by which people ask what was said; they say nothing of what it was.</summary>
    private static readonly FrozenSet<string> Asking = (
        "remember know told said say tell mention mentioned earlier before first called again recall name's whats what's "
        + "weißt wissen gesagt erzählt erwähnt vorhin zuerst erinnerst heißt genannt lautet nochmal "
        + "sais savez dit raconté mentionné souviens rappelle appelle déjà"
    )
        .Split(' ')
        .Select(ContentWords.Stem)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The facts that share words with the question, best first; of equals the newest.</summary>
    public static IReadOnlyList<MemoryFact> Rank(IReadOnlyList<MemoryFact> facts, string question)
    {
        var asked = Words(question);
        return
        [
            .. facts
                .Select(fact => (Fact: fact, Shared: Words(fact.Text).Count(asked.Contains)))
                .Where(scored => scored.Shared > 0)
                .OrderByDescending(scored => scored.Shared)
                .ThenByDescending(scored => scored.Fact.Turn)
                .Select(scored => scored.Fact),
        ];
    }

    /// <summary>The newest fact that has every word of the question, or null: only then does it answer.</summary>
    public static MemoryFact? Answering(IReadOnlyList<MemoryFact> facts, string question)
    {
        var asked = Words(question);
        return asked.Count == 0 ? null : Newest(facts.Where(fact => asked.IsSubsetOf(AllWords(fact))));
    }

    /// <summary>The newest fact whose subject the question names, or null.</summary>
    public static MemoryFact? About(IReadOnlyList<MemoryFact> facts, string question)
    {
        var asked = Words(question);
        return Newest(facts.Where(fact => SubjectOf(fact) is { Count: > 0 } subject && subject.IsSubsetOf(asked)));
    }

    /// <summary>Whether a text says what a fact says, or speaks of its subject: more than <see cref="Tells"/>, for what is to be forgotten.</summary>
    public static bool Touches(string text, MemoryFact fact) =>
        Tells(text, fact) || (SubjectOf(fact) is { Count: > 0 } subject && subject.IsSubsetOf(Words(text)));

    /// <summary>Whether a text says what a fact says, or the part of it that matters.</summary>
    public static bool Tells(string text, MemoryFact fact)
    {
        var words = Words(text);
        var telling = Words(fact.Text);
        return telling.Count > 0 && (telling.IsSubsetOf(words) || Values(fact).Any(words.Contains));
    }

    /// <summary>Facts that a phrase such as “my badge number” means: they have all its words.</summary>
    public static IReadOnlyList<MemoryFact> Meant(IEnumerable<MemoryFact> facts, string phrase)
    {
        var words = Words(phrase);
        return words.Count == 0 ? [] : [.. facts.Where(fact => words.IsSubsetOf(AllWords(fact)))];
    }

    private static MemoryFact? Newest(IEnumerable<MemoryFact> facts) => facts.MaxBy(fact => (fact.SaidAt, fact.Turn));

    private static HashSet<string> SubjectOf(MemoryFact fact) => fact.Subject is null ? [] : Words(fact.Subject);

    private static HashSet<string> AllWords(MemoryFact fact) => [.. Words(fact.Text), .. SubjectOf(fact)];

    /// <summary>Stems of the content words, in one spelling of British and American English; single letters are what is left of “what's”.</summary>
    public static HashSet<string> Words(string text) =>
        [
            .. ContentWords
                .Of(text)
                .Where(word => word.Length > 1 || char.IsDigit(word[0]))
                .Select(word => ContentWords.Stem(word.Replace("our", "or", StringComparison.Ordinal)))
                .Where(word => !Asking.Contains(word)),
        ];

    /// <summary>What is particular to a fact: its numbers, and what it says of its subject.</summary>
    private static IEnumerable<string> Values(MemoryFact fact)
    {
        var subject = SubjectOf(fact);
        return Words(fact.Text).Where(word => !subject.Contains(word) && (fact.Subject is not null || word.Any(char.IsDigit)));
    }
}
