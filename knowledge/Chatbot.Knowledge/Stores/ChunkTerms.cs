using System.Runtime.InteropServices;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Stores;

/// <summary>
/// The terms of chunks and questions for stores that index analysed terms: the same words, stems and pairs of characters
/// that the embedded store compares.
/// </summary>
internal sealed record ChunkTerms(IReadOnlyDictionary<string, TermFrequency> Frequencies, int Length)
{
    private const int MaxQuestionTerms = 200;
    private const int MaxTermLength = 64;
    private const int MaxTermsOfAChunk = 16_000;

    /// <summary>The terms of a chunk; its length counts every word once, those of title and headings too.</summary>
    public static ChunkTerms Of(Chunk chunk)
    {
        var frequencies = new Dictionary<string, TermFrequency>(StringComparer.Ordinal);
        int length = Count(frequencies, chunk.Title, chunk.Language, count => count with { Title = count.Title + 1 });
        string headings = string.Join('\n', chunk.TitlePath);
        length += Count(frequencies, headings, chunk.Language, count => count with { Heading = count.Heading + 1 });
        length += Count(frequencies, chunk.Text, chunk.Language, count => count with { Body = count.Body + 1 });
        return new ChunkTerms(frequencies, length);
    }

    /// <summary>
    /// The terms of a question with their weights, each once: its content words, each by its stems in every language, since a
    /// chunk is indexed by the rules of its own; then those of the expansion.
    /// </summary>
    public static IReadOnlyList<WeightedTerm> Of(KeywordQuery query)
    {
        var weights = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        foreach (string term in QuestionWords.Content(query.Text).SelectMany(Stems).Concat(QuestionWords.Pairs(query.Text)))
        {
            if (weights.Count < MaxQuestionTerms)
            {
                weights[term] = 1;
            }
        }

        foreach (WeightedTerm expansion in query.Expansion.Where(term => term.Weight > 0))
        {
            foreach (string term in OfWord(expansion.Word))
            {
                if (weights.Count < 2 * MaxQuestionTerms)
                {
                    weights[term] = Math.Max(weights.GetValueOrDefault(term), expansion.Weight);
                }
            }
        }

        return [.. weights.Select(entry => new WeightedTerm(entry.Key, entry.Value))];
    }

    /// <summary>The terms of a single word: any of them stands for it.</summary>
    public static IReadOnlyList<string> OfWord(string word) =>
        [.. QuestionWords.Split(word).SelectMany(Stems).Concat(QuestionWords.Pairs(word)).Distinct(StringComparer.Ordinal)];

    private static int Count(
        Dictionary<string, TermFrequency> frequencies,
        string text,
        string? language,
        Func<TermFrequency, TermFrequency> increase
    )
    {
        int length = 0;
        foreach (string word in QuestionWords.Split(text))
        {
            Add(Stemming.Stem(word, language));
            length++;
        }

        foreach (string pair in IndexText.Bigrams(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // A question of one character looks for that alone, so it is a term too.
            Add(pair[..1]);
            if (pair.Length > 1)
            {
                Add(pair);
            }

            length++;
        }

        return length;

        void Add(string term)
        {
            if (
                term.Length is > 0 and <= MaxTermLength
                && (frequencies.Count < MaxTermsOfAChunk || frequencies.ContainsKey(term))
            )
            {
                ref TermFrequency frequency = ref CollectionsMarshal.GetValueRefOrAddDefault(frequencies, term, out _);
                frequency = increase(frequency);
            }
        }
    }

    private static IEnumerable<string> Stems(string word) =>
        Stemming
            .Languages.Select(language => Stemming.Stem(word, language))
            .Where(stem => stem.Length > 0)
            .Distinct(StringComparer.Ordinal);
}
