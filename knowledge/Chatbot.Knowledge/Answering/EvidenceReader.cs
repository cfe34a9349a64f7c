using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Answering;

/// <summary>Gathers what speaks for and against the best sentence.</summary>
internal sealed class EvidenceReader(Question question, IReadOnlyList<PassageSentences> passages, TermWeights weights)
{
    /// <summary>Words so far apart still belong together.</summary>
    private const int Near = 4;
    private const double UsualSimilarity = 0.43;

    public AnswerEvidence Read(Candidate best)
    {
        PassageSentences passage = passages[best.PassageRank];
        IReadOnlySet<string> written = ProperNames.WrittenIn(question);
        IReadOnlySet<string> names = ProperNames.In(question, passages.Select(one => one.Passage));
        HashSet<string> stems = [.. passage.TitleStems, .. passage.Stems];
        double similarity = best.Passage.VectorScore ?? best.Similarity ?? UsualSimilarity;
        PassageSentences[] others =
        [
            .. passages.Where(other =>
                !string.Equals(other.Passage.DocumentId, best.Passage.DocumentId, StringComparison.Ordinal)
            ),
        ];
        return new AnswerEvidence
        {
            Coverage = best.Coverage,
            PassageCoverage = best.PassageCoverage,
            Similarity = similarity,
            SentenceSimilarity = best.Similarity ?? UsualSimilarity,
            TitleAsked = TitleAsked(passage),
            NamesMissing = Share(names, stems),
            WrittenNamesMissing = weights.Heaviest(term => written.Contains(term) && !stems.Contains(term)),
            NumbersMissing = Share(question.Numbers, stems),
            Opposite = question.Terms.Any(term => Opposites.Contradicts(term, stems)) ? 1 : 0,
            Bound = Bound(passage),
            KeywordLead = Lead(best.Passage.KeywordScore ?? 0, others.Select(other => other.Passage.KeywordScore ?? 0)),
            SimilarityLead = similarity - others.Select(other => other.Passage.VectorScore ?? 0).DefaultIfEmpty(0).Max(),
        };
    }

    private static double Lead(double own, IEnumerable<double> others) =>
        own <= 0 ? 0 : Math.Max(0, 1 - (others.DefaultIfEmpty(0).Max() / own));

    private static double Share(IReadOnlyCollection<string> wanted, HashSet<string> stems) =>
        wanted.Count == 0 ? 0 : (double)wanted.Count(term => !stems.Contains(term)) / wanted.Count;

    private double TitleAsked(PassageSentences passage)
    {
        string[] title = [.. Language.Terms.Of(passage.Passage.Title).Where(term => !term.IsStopWord).Select(term => term.Stem)];
        return title.Length == 0 ? 0 : (double)title.Count(question.Terms.Contains) / title.Length;
    }

    private double Bound(PassageSentences passage)
    {
        if (question.Terms.Count < 2)
        {
            return 1;
        }

        string[] words = [.. passage.Sentences.SelectMany(sentence => sentence.Terms).Select(term => term.Stem)];
        string[] title = [.. Language.Terms.Of(passage.Passage.Title).Select(term => term.Stem)];
        int bound = 0;
        for (int i = 1; i < question.Terms.Count; i++)
        {
            bound +=
                AreNear(words, question.Terms[i - 1], question.Terms[i])
                || AreNear(title, question.Terms[i - 1], question.Terms[i])
                    ? 1
                    : 0;
        }

        return (double)bound / (question.Terms.Count - 1);
    }

    private static bool AreNear(string[] words, string left, string right)
    {
        int lastLeft = -Near - 1;
        int lastRight = -Near - 1;
        for (int i = 0; i < words.Length; i++)
        {
            lastLeft = words[i] == left ? i : lastLeft;
            lastRight = words[i] == right ? i : lastRight;
            if (Math.Abs(lastLeft - lastRight) <= Near && lastLeft >= 0 && lastRight >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
