using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Answering;

/// <summary>Cuts passages into sentences and measures how much of the question each one covers.</summary>
internal sealed class CandidateFinder
{
    /// <summary>What the title, the headings and the sentences beside it lend a sentence: it may say "he" or "it".</summary>
    private const double TitleCredit = 0.8;
    private const double PreviousCredit = 0.6;
    private const double PassageCredit = 0.4;

    private readonly Question question;
    private readonly HashSet<string> asked;
    private readonly List<PassageSentences> passages;
    private readonly Dictionary<string, double> weights;
    private readonly double totalWeight;

    private CandidateFinder(Question question, IReadOnlyList<Passage> passages)
    {
        this.question = question;
        asked = [.. question.Terms];
        this.passages = [.. passages.Select(PassageSentences.Of)];
        weights = Weigh();
        totalWeight = weights.Values.Sum();
    }

    /// <summary>Every sentence of the passages that can be quoted.</summary>
    public static IReadOnlyList<Candidate> Find(Question question, IReadOnlyList<Passage> passages) =>
        new CandidateFinder(question, passages).Find();

    private List<Candidate> Find()
    {
        var candidates = new List<Candidate>();
        for (int rank = 0; rank < passages.Count; rank++)
        {
            PassageSentences passage = passages[rank];
            double passageCoverage = Covered(term => passage.TitleStems.Contains(term) || passage.Stems.Contains(term) ? 1 : 0);
            for (int order = 0; order < passage.Sentences.Count; order++)
            {
                Sentence sentence = passage.Sentences[order];
                if (!sentence.IsQuotable)
                {
                    continue;
                }

                IReadOnlySet<string>? previous = order > 0 ? passage.Sentences[order - 1].Stems : null;
                candidates.Add(
                    new Candidate(
                        passage.Passage,
                        rank,
                        order,
                        sentence.Text,
                        sentence.IsItem,
                        Covered(term => sentence.Stems.Contains(term) ? 1 : 0),
                        Covered(term => Credit(term, sentence, previous, passage)),
                        passageCoverage,
                        KindEvidence.Holds(question.Kind, sentence.Text, sentence.Terms, asked)
                    )
                );
            }
        }

        return candidates;
    }

    private static double Credit(string term, Sentence sentence, IReadOnlySet<string>? previous, PassageSentences passage) =>
        sentence.Stems.Contains(term) ? 1
        : passage.TitleStems.Contains(term) ? TitleCredit
        : previous is not null && previous.Contains(term) ? PreviousCredit
        : passage.Stems.Contains(term) ? PassageCredit
        : 0;

    /// <summary>The rarer a word is in the passages, the more it says; a word that none of them holds says most.</summary>
    private Dictionary<string, double> Weigh()
    {
        int sentences = passages.Sum(passage => passage.Sentences.Count);
        return question.Terms.ToDictionary(
            term => term,
            term =>
            {
                int holding = passages.Sum(passage => passage.Sentences.Count(sentence => sentence.Stems.Contains(term)));
                return Math.Log(1 + ((sentences - holding + 0.5) / (holding + 0.5)));
            },
            StringComparer.Ordinal
        );
    }

    private double Covered(Func<string, double> credit)
    {
        if (totalWeight <= 0)
        {
            return 0;
        }

        double covered = 0;
        foreach ((string term, double weight) in weights)
        {
            covered += weight * credit(term);
        }

        return covered / totalWeight;
    }
}
