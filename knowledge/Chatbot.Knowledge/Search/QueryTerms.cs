using System.Collections.Concurrent;
using Chatbot.Knowledge.Language;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Search;

/// <summary>
/// What a question looks for by words: its content words in order, or all its words when it has no others, then those of an
/// expansion. Codes are per language, because each chunk is compared in its own.
/// </summary>
internal sealed class QueryTerms
{
    private const int MaxTerms = 48;

    private readonly ConcurrentDictionary<string, Dictionary<TermCode, int>> codes = new(StringComparer.Ordinal);

    private QueryTerms(IReadOnlyList<QueryTerm> all, IReadOnlySet<(int, int)> neighbours)
    {
        All = all;
        Neighbours = neighbours;
    }

    /// <summary>Each term once.</summary>
    public IReadOnlyList<QueryTerm> All { get; }

    /// <summary>Pairs of terms that follow each other in the question, the smaller number first.</summary>
    public IReadOnlySet<(int First, int Second)> Neighbours { get; }

    public static QueryTerms Of(string text, IReadOnlyList<WeightedTerm> expansion)
    {
        IEnumerable<string> content = QuestionWords.Content(text).Concat(QuestionWords.Pairs(text));
        var terms = new List<QueryTerm>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var neighbours = new HashSet<(int, int)>();
        int last = -1;
        foreach (string word in content)
        {
            string stem = Stemming.Stem(word, Stemming.Usual);
            if (!places.TryGetValue(stem, out int place))
            {
                if (terms.Count == MaxTerms)
                {
                    break;
                }

                place = terms.Count;
                places.Add(stem, place);
                terms.Add(new QueryTerm(word, 1));
            }

            if (last >= 0 && last != place)
            {
                neighbours.Add((Math.Min(last, place), Math.Max(last, place)));
            }

            last = place;
        }

        foreach (WeightedTerm term in expansion)
        {
            foreach (string word in QuestionWords.Split(term.Word).Concat(QuestionWords.Pairs(term.Word)))
            {
                if (terms.Count < 2 * MaxTerms && places.TryAdd(Stemming.Stem(word, Stemming.Usual), terms.Count))
                {
                    terms.Add(new QueryTerm(word, term.Weight));
                }
            }
        }

        return new QueryTerms(terms, neighbours);
    }

    /// <summary>The number of the term that a code of a language stands for. Thread-safe.</summary>
    public IReadOnlyDictionary<TermCode, int> CodesIn(string language) =>
        codes.GetOrAdd(
            language,
            name =>
            {
                var known = new Dictionary<TermCode, int>();
                for (int i = 0; i < All.Count; i++)
                {
                    known.TryAdd(All[i].CodeIn(name), i);
                }

                known.Remove(default);
                return known;
            }
        );
}
