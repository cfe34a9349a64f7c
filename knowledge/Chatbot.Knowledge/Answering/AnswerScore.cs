namespace Chatbot.Knowledge.Answering;

/// <summary>
/// How well a sentence answers, and how sure that is. The weights come from logistic regressions over questions with known
/// answers, questions without, and questions made false by another name, number or word; cross-validated by halves, rounded,
/// with less trust in a passage's first sentence and more in missing numbers than the data has. Only ranks, ratios, shares
/// and cosines count, so that another way of fusing scores changes nothing here.
/// </summary>
internal static class AnswerScore
{
    /// <summary>Below this confidence there is no answer; docs/evaluation.md has the curve that it was chosen from.</summary>
    public const double NeededConfidence = 0.36;

    /// <summary>A further sentence is quoted when its score is at most this much lower than the best.</summary>
    public const double Margin = 3.0;

    /// <summary>How well it answers by words and rank alone.</summary>
    public static double ByWords(Candidate candidate) =>
        (3.3 * candidate.Coverage)
        + (candidate.Fits ? 2 : 0)
        + (candidate.Order == 0 ? 0.5 : 0)
        + (2.0 / (1 + candidate.PassageRank))
        + (4.6 * candidate.KeywordShare);

    /// <summary>How well it answers, its meaning compared.</summary>
    public static double Of(Candidate candidate) =>
        (2.2 * candidate.Coverage)
        + (candidate.Fits ? 2.3 : 0)
        + (candidate.Order == 0 ? 0.5 : 0)
        + (1.5 / (1 + candidate.PassageRank))
        + (5.5 * candidate.KeywordShare)
        + (10 * (candidate.Similarity ?? 0));

    /// <summary>The probability that the documents hold the answer.</summary>
    public static double Confidence(AnswerEvidence evidence)
    {
        double logit =
            (1.4 * evidence.Coverage)
            + (1.5 * evidence.PassageCoverage)
            + (1.75 * evidence.SentenceSimilarity)
            + (1.7 * evidence.Similarity)
            + (0.4 * evidence.Bound)
            + (1.4 * evidence.KeywordLead)
            + (1.3 * evidence.SimilarityLead)
            + (0.6 * evidence.TitleAsked)
            - (0.5 * evidence.NamesMissing)
            - (1.0 * evidence.WrittenNamesMissing)
            - (1.0 * evidence.NumbersMissing)
            - (1.0 * evidence.Opposite)
            - 3.4;
        return 1 / (1 + Math.Exp(-logit));
    }
}
