namespace Chatbot.Knowledge.Answering;

/// <summary>
/// How well a sentence answers, and how sure that is. The weights come from logistic regressions over questions with known
/// answers and questions without, rounded, with less trust in a passage's first sentence than the data has.
/// </summary>
internal static class AnswerScore
{
    /// <summary>Below this confidence there is no answer: refuses about six in ten unanswerable questions, one in thirteen others.</summary>
    public const double NeededConfidence = 3.86;

    /// <summary>A further sentence is quoted when its score is at most this much lower than the best.</summary>
    public const double Margin = 2.0;

    public static double Of(Candidate candidate, double bestPassage) =>
        (2 * candidate.OwnCoverage)
        + candidate.Coverage
        + (candidate.Fits ? 1.6 : 0)
        + (bestPassage > 0 ? 5 * candidate.Passage.Score / bestPassage : 0)
        + (candidate.Order == 0 ? 0.5 : 0)
        + (1.7 * (candidate.Similarity ?? 0));

    /// <summary>The similarity is that of the passage to the question where the search has it, else that of the sentence.</summary>
    public static double Confidence(Candidate best) =>
        (3.4 * best.Coverage) + (1.7 * best.PassageCoverage) + (4.6 * (best.Passage.VectorScore ?? best.Similarity ?? 0));
}
