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
    private const int MaxQuestionLength = 8_000;
    private const int MaxQuestionTerms = 48;
    private const int MaxTermLength = 64;
    private const int MaxTermsOfAChunk = 16_000;

    /// <summary>The terms of a chunk; its length counts every word once, those of title and headings too.</summary>
    public static ChunkTerms Of(Chunk chunk)
    {
        var frequencies = new Dictionary<string, TermFrequency>(StringComparer.Ordinal);
        int length = Count(frequencies, chunk.Title, frequency => frequency with { Title = frequency.Title + 1 });
        length += Count(
            frequencies,
            string.Join('\n', chunk.TitlePath),
            frequency => frequency with { Heading = frequency.Heading + 1 }
        );
        length += Count(frequencies, chunk.Text, frequency => frequency with { Body = frequency.Body + 1 });
        return new ChunkTerms(frequencies, length);
    }

    /// <summary>
    /// The terms of a question with their weights, each once: its content words, or all its words when it has no others,
    /// then those of the expansion.
    /// </summary>
    public static IReadOnlyList<WeightedTerm> Of(KeywordQuery query)
    {
        string text = query.Text.Length > MaxQuestionLength ? query.Text[..MaxQuestionLength] : query.Text;
        Term[] words = [.. Words(text)];
        string[] found = [.. words.Where(term => !term.IsStopWord).Select(term => term.Stem), .. Pairs(text)];
        if (found.Length == 0)
        {
            found = [.. words.Select(term => term.Stem)];
        }

        var weights = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        foreach (string term in found.Distinct(StringComparer.Ordinal).Take(MaxQuestionTerms))
        {
            weights.Add(term, 1);
        }

        foreach (WeightedTerm expansion in query.Expansion.Where(term => term.Weight > 0))
        {
            foreach (string term in Words(expansion.Word).Select(word => word.Stem).Concat(Pairs(expansion.Word)))
            {
                if (weights.Count < 2 * MaxQuestionTerms)
                {
                    weights[term] = Math.Max(weights.GetValueOrDefault(term), expansion.Weight);
                }
            }
        }

        return [.. weights.Select(entry => new WeightedTerm(entry.Key, entry.Value))];
    }

    private static int Count(
        Dictionary<string, TermFrequency> frequencies,
        string text,
        Func<TermFrequency, TermFrequency> increase
    )
    {
        int length = 0;
        foreach (Term term in Words(text))
        {
            Add(term.Stem);
            length++;
        }

        foreach (string gram in Grams(text))
        {
            Add(gram[..1]);
            if (gram.Length > 1)
            {
                Add(gram);
            }

            length++;
        }

        return length;

        void Add(string term)
        {
            if (frequencies.Count < MaxTermsOfAChunk || frequencies.ContainsKey(term))
            {
                ref TermFrequency frequency = ref CollectionsMarshal.GetValueRefOrAddDefault(frequencies, term, out _);
                frequency = increase(frequency);
            }
        }
    }

    private static IEnumerable<Term> Words(string text) =>
        Terms.Of(text).Where(term => term.Stem.Length <= MaxTermLength && !Script.IsUnspaced(term.Stem[0]));

    /// <summary>The pairs of a question, or its single characters when it has no pair.</summary>
    private static IEnumerable<string> Pairs(string text)
    {
        string[] grams = [.. Grams(text)];
        return grams.All(gram => gram.Length == 1) ? grams : grams.Where(gram => gram.Length > 1);
    }

    private static string[] Grams(string text) => IndexText.Bigrams(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
