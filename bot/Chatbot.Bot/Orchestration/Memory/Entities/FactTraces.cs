using System.Text.RegularExpressions;
using Chatbot.Bot.Orchestration.Questions;

namespace Chatbot.Bot.Orchestration.Memory.Entities;

/// <summary>
/// Recognizes in any text what was said of some facts: a number or a name of the value, all words of the value, or all words of
/// the statement in one sentence. It is for removing, and so it takes too much rather than too little.
/// </summary>
internal sealed partial class FactTraces(IEnumerable<MemoryFact> facts)
{
    private const int ShortestMark = 3;
    private const int FewestWords = 2;
    private const int MostSeparators = 2;
    private const int Timeout = 1000;

    private readonly Trace[] _traces = [.. facts.Select(Trace.Of)];

    public bool AreIn(string? text) =>
        !string.IsNullOrWhiteSpace(text)
        && (
            Array.Exists(_traces, trace => trace.Marks.Any(mark => IsIn(text, mark)))
            || SentenceEnd()
                .Split(text)
                .Select(FactSearch.Words)
                .Any(words => words.Count > 0 && Array.Exists(_traces, trace => trace.IsToldBy(words)))
        );

    /// <summary>
    /// What is particular of a value, in small letters and digits only: words with a digit, and words that begin with a capital.
    /// </summary>
    private static IEnumerable<string> Marks(MemoryFact fact) =>
        WordEnd()
            .Split(fact.Value ?? fact.Text)
            .Where((word, index) => word.Any(char.IsDigit) || (IsName(word) && (fact.Value is not null || index > 0)))
            .Select(word => string.Concat(word.Where(char.IsLetterOrDigit)).ToLowerInvariant())
            .Where(mark => mark.Length >= ShortestMark)
            .Distinct(StringComparer.Ordinal);

    private static bool IsName(string word) =>
        word.FirstOrDefault(char.IsLetterOrDigit) is var first && char.IsUpper(first) && ContentWords.Of(word).Any();

    /// <summary>Whether a text has a mark, as a word of its own, and however it is punctuated: 4711, 47-11, “4711”.</summary>
    private static bool IsIn(string text, string mark)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (
                char.ToLowerInvariant(text[start]) == mark[0]
                && (start == 0 || !AreOneWord(text[start - 1], text[start]))
                && EndOf(text, start, mark) is { } end
                && EndsWord(text, end)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a mark ends that begins at a place; null when it does not stand there.</summary>
    private static int? EndOf(string text, int start, string mark)
    {
        var (at, separators) = (start, 0);
        foreach (var wanted in mark)
        {
            while (at < text.Length && !char.IsLetterOrDigit(text[at]) && text[at] != '\n' && separators < MostSeparators)
            {
                (at, separators) = (at + 1, separators + 1);
            }

            if (at >= text.Length || char.ToLowerInvariant(text[at]) != wanted)
            {
                return null;
            }

            (at, separators) = (at + 1, 0);
        }

        return at;
    }

    /// <summary>Whether a word ends before a place; an s may follow, as of a genitive.</summary>
    private static bool EndsWord(string text, int end)
    {
        var next = end < text.Length && text[end] is 's' or 'S' ? end + 1 : end;
        return end >= text.Length
            || !AreOneWord(text[end - 1], text[end])
            || (next > end && (next >= text.Length || !char.IsLetterOrDigit(text[next])));
    }

    private static bool AreOneWord(char one, char next) =>
        (char.IsLetter(one) && char.IsLetter(next)) || (char.IsDigit(one) && char.IsDigit(next));

    [GeneratedRegex(@"(?<=[.!?…])\s+|[\r\n]+", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\s'’""“”„«»]+", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex WordEnd();

    /// <summary>How one fact is recognized.</summary>
    private sealed record Trace(
        IReadOnlyList<string> Marks,
        HashSet<string> Statement,
        HashSet<string> Subject,
        HashSet<string> Value
    )
    {
        public static Trace Of(MemoryFact fact) =>
            new(
                [.. FactTraces.Marks(fact)],
                FactSearch.Words(fact.Text),
                FactSearch.Words(fact.Subject ?? ""),
                FactSearch.Words(fact.Value ?? "")
            );

        /// <summary>A value of one or two characters says something with its subject only.</summary>
        public bool IsToldBy(HashSet<string> words) =>
            (Statement.Count >= FewestWords && Statement.IsSubsetOf(words))
            || (
                Value.Count > 0
                && Value.IsSubsetOf(words)
                && (Value.Any(word => word.Length >= ShortestMark) || Subject.Overlaps(words))
            );
    }
}
