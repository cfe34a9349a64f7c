using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Answering;

/// <summary>A sentence that may be part of an answer.</summary>
/// <param name="Passage">The passage it stands in.</param>
/// <param name="PassageRank">Place of the passage in the ranking, 0-based.</param>
/// <param name="Order">Place of the sentence in its passage, 0-based.</param>
/// <param name="Text">The sentence as it is quoted.</param>
/// <param name="IsItem">True for an item of a list or a row of a table.</param>
/// <param name="OwnCoverage">Share of the question's weighted words in the sentence, 0..1.</param>
/// <param name="Coverage">The same, with the words that its title, heading and neighbours lend, 0..1.</param>
/// <param name="PassageCoverage">The same for the whole passage with its title, 0..1.</param>
/// <param name="KeywordShare">BM25 score of the passage relative to the best of the passages, 0..1.</param>
/// <param name="Fits">True when it holds what the kind of question asks for.</param>
internal sealed record Candidate(
    Passage Passage,
    int PassageRank,
    int Order,
    string Text,
    bool IsItem,
    double OwnCoverage,
    double Coverage,
    double PassageCoverage,
    double KeywordShare,
    bool Fits
)
{
    /// <summary>Cosine similarity of question and sentence, or null when it was not computed.</summary>
    public double? Similarity { get; init; }

    /// <summary>How well it answers; comparable within one question.</summary>
    public double Score { get; init; }
}
