using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Answering;

/// <summary>Cuts passages into sentences and measures how much of the question each one covers.</summary>
internal sealed class CandidateFinder
{
    /// <summary>What the title, the headings and the sentences beside it lend a sentence: it may say "he" or "it".</summary>
    private const double ColumnCredit = 0.9;
    private const double TitleCredit = 0.8;
    private const double PreviousCredit = 0.6;
    private const double PassageCredit = 0.4;

    private readonly Question question;
    private readonly List<PassageSentences> passages;
    private readonly TermWeights weights;

    public CandidateFinder(Question question, IReadOnlyList<Passage> passages)
    {
        this.question = question;
        this.passages = [.. passages.Select(PassageSentences.Of)];
        weights = new TermWeights(question, this.passages);
    }

    /// <summary>What speaks for and against a sentence found.</summary>
    public AnswerEvidence EvidenceFor(Candidate best) => new EvidenceReader(question, passages, weights).Read(best);

    /// <summary>Every sentence of the passages that can be quoted.</summary>
    public IReadOnlyList<Candidate> Find()
    {
        var candidates = new List<Candidate>();
        double bestKeyword = passages.Max(one => one.Passage.KeywordScore ?? 0);
        for (int rank = 0; rank < passages.Count; rank++)
        {
            PassageSentences passage = passages[rank];
            double passageCoverage = weights.Covered(term =>
                passage.TitleStems.Contains(term) || passage.Stems.Contains(term) ? 1 : 0
            );
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
                        sentence.Row?.Read(weights.Asked) ?? sentence.Text,
                        sentence.IsItem,
                        weights.Covered(term => sentence.Stems.Contains(term) || sentence.ColumnStems.Contains(term) ? 1 : 0),
                        weights.Covered(term => Credit(term, sentence, previous, passage)),
                        passageCoverage,
                        bestKeyword > 0 ? (passage.Passage.KeywordScore ?? 0) / bestKeyword : 0,
                        KindEvidence.Holds(question.Kind, sentence.Text, sentence.Terms, weights.Asked)
                    )
                );
            }
        }

        return candidates;
    }

    private static double Credit(string term, Sentence sentence, IReadOnlySet<string>? previous, PassageSentences passage) =>
        sentence.Stems.Contains(term) ? 1
        : sentence.ColumnStems.Contains(term) ? ColumnCredit
        : passage.TitleStems.Contains(term) ? TitleCredit
        : previous is not null && previous.Contains(term) ? PreviousCredit
        : passage.Stems.Contains(term) ? PassageCredit
        : 0;
}
