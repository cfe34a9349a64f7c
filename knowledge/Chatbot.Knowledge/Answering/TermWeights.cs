namespace Chatbot.Knowledge.Answering;

/// <summary>The rarer a word of the question is in the passages, the more it says; a word that none of them holds says most.</summary>
internal sealed class TermWeights
{
    private readonly Dictionary<string, double> weights;
    private readonly double total;
    private readonly double heaviest;

    public TermWeights(Question question, IReadOnlyList<PassageSentences> passages)
    {
        int sentences = passages.Sum(passage => passage.Sentences.Count);
        weights = question.Terms.ToDictionary(
            term => term,
            term =>
            {
                int holding = passages.Sum(passage => passage.Sentences.Count(sentence => sentence.Stems.Contains(term)));
                return Math.Log(1 + ((sentences - holding + 0.5) / (holding + 0.5)));
            },
            StringComparer.Ordinal
        );
        total = weights.Values.Sum();
        heaviest = weights.Values.DefaultIfEmpty(0).Max();
        Asked = question.Terms.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The words asked for.</summary>
    public IReadOnlySet<string> Asked { get; }

    /// <summary>Weighted share of the words, each with its credit, 0..1.</summary>
    public double Covered(Func<string, double> credit)
    {
        if (total <= 0)
        {
            return 0;
        }

        double covered = 0;
        foreach ((string term, double weight) in weights)
        {
            covered += weight * credit(term);
        }

        return covered / total;
    }

    /// <summary>Weight of the weightiest of some words, relative to the weightiest of all.</summary>
    public double Heaviest(Func<string, bool> counts) =>
        heaviest <= 0 ? 0 : weights.Where(term => counts(term.Key)).Select(term => term.Value).DefaultIfEmpty(0).Max() / heaviest;
}
