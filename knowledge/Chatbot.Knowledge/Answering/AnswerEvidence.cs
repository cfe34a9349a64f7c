namespace Chatbot.Knowledge.Answering;

/// <summary>What speaks for and against the best sentence; all figures are shares, 0..1, and independent of the collection.</summary>
internal sealed record AnswerEvidence
{
    /// <summary>Share of the question's weighted words that the sentence with its surroundings covers.</summary>
    public required double Coverage { get; init; }

    /// <summary>The same for the sentence alone.</summary>
    public required double OwnCoverage { get; init; }

    /// <summary>The same for the whole passage with its title.</summary>
    public required double PassageCoverage { get; init; }

    /// <summary>Cosine similarity of the question and the passage.</summary>
    public required double Similarity { get; init; }

    /// <summary>Cosine similarity of the question and the sentence.</summary>
    public required double SentenceSimilarity { get; init; }

    /// <summary>Share of the question's weighted words in the title and the headings.</summary>
    public required double TitleCoverage { get; init; }

    /// <summary>Share of the title's words that the question names.</summary>
    public required double TitleAsked { get; init; }

    /// <summary>Weight of the weightiest word that the passage lacks, relative to the weightiest of all.</summary>
    public required double Missing { get; init; }

    /// <summary>Weighted share of the words that no passage holds.</summary>
    public required double Unknown { get; init; }

    /// <summary>Share of the question's names that the passage lacks.</summary>
    public required double NamesMissing { get; init; }

    /// <summary>Share of the question's numbers that the passage lacks.</summary>
    public required double NumbersMissing { get; init; }

    /// <summary>1 when the kind of answer is known and the sentence holds it.</summary>
    public required double KindHeld { get; init; }

    /// <summary>1 when the kind of answer is known and the whole passage does not hold it.</summary>
    public required double KindAbsent { get; init; }

    /// <summary>1 when the passage has the opposite of a word of the question, but not the word.</summary>
    public required double Opposite { get; init; }

    /// <summary>1 when one of question and sentence is negated, and the other is not.</summary>
    public required double Negation { get; init; }

    /// <summary>Share of the neighbouring words of the question that stand close together in the passage.</summary>
    public required double Bound { get; init; }

    /// <summary>How far the best other document is behind by keywords.</summary>
    public required double KeywordLead { get; init; }

    /// <summary>How far the best other document is behind by similarity; below 0 when it is ahead.</summary>
    public required double SimilarityLead { get; init; }

    /// <summary>How far the best other document is behind by coverage of its passage; below 0 when it is ahead.</summary>
    public required double CoverageLead { get; init; }

    /// <summary>1 when the passage is the first of the ranking.</summary>
    public required double IsFirst { get; init; }

    /// <summary>Number of content words of the question, as 1 / (1 + n).</summary>
    public required double Brevity { get; init; }

    public double[] ToArray() =>
        [
            Coverage, OwnCoverage, PassageCoverage, Similarity, SentenceSimilarity, TitleCoverage, TitleAsked, Missing, Unknown,
            NamesMissing, NumbersMissing, KindHeld, KindAbsent, Opposite, Negation, Bound, KeywordLead, SimilarityLead,
            CoverageLead, IsFirst, Brevity,
        ];
}
