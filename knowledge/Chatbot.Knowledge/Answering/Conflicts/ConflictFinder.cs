using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Answering.Conflicts;

/// <summary>
/// Finds a sentence of another document that says something else of the same fact: the same words, but other numbers, an
/// opposite, or a denial. Pure.
/// </summary>
internal static class ConflictFinder
{
    /// <summary>Share of common words, of all words of both, from which two sentences tell of the same fact.</summary>
    private const double SameFact = 0.6;
    private const int FewestWords = 3;

    /// <summary>The best contradiction of a sentence among candidates in the order of their scores, or null.</summary>
    public static Candidate? Find(Question question, Candidate best, IEnumerable<Candidate> candidates)
    {
        var said = new Fact(best.Text, question);
        return said.Words.Count < FewestWords
            ? null
            : candidates
                .Where(other =>
                    !string.Equals(other.Passage.DocumentId, best.Passage.DocumentId, StringComparison.Ordinal)
                    && Contradicts(said, new Fact(other.Text, question))
                )
                .FirstOrDefault();
    }

    private static bool Contradicts(Fact left, Fact right)
    {
        int common = left.Words.Count(right.Words.Contains);
        int all = left.Words.Count + right.Words.Count - common;
        if (all == 0 || common < FewestWords || common < SameFact * all || left.HasOtherNames(right) || right.HasOtherNames(left))
        {
            return false;
        }

        return left.Numbers.Count > 0 && right.Numbers.Count > 0 && !left.Numbers.Overlaps(right.Numbers)
            || left.Statement.IsNegated != right.Statement.IsNegated
            || left.Statement.Content.Any(stem => Opposites.Contradicts(stem, right.Statement.Stems));
    }

    private sealed class Fact
    {
        public Fact(string text, Question question)
        {
            Statement = new Statement(text);
            Words = Statement
                .Content.Where(stem => !stem.Any(char.IsAsciiDigit) && !Statement.IsNumberWord(stem))
                .ToHashSet(StringComparer.Ordinal);
            Numbers = Statement.Numbers.Where(number => !question.Numbers.Contains(number)).ToHashSet(StringComparer.Ordinal);
            Names = NamesOf(text);
        }

        public Statement Statement { get; }

        /// <summary>Its content words without numbers.</summary>
        public HashSet<string> Words { get; }

        /// <summary>Its numbers without those of the question.</summary>
        public HashSet<string> Numbers { get; }

        private IReadOnlyList<string> Names { get; }

        /// <summary>Whether it names something that the other does not: then it tells of another thing.</summary>
        public bool HasOtherNames(Fact other) => Names.Any(stem => !other.Statement.Stems.Contains(stem));

        private static List<string> NamesOf(string text) =>
            [
                .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    .Skip(1)
                    .Where(word => char.IsUpper(word[0]))
                    .SelectMany(Language.Terms.Of)
                    .Where(term => !term.IsStopWord)
                    .Select(term => term.Stem),
            ];
    }
}
