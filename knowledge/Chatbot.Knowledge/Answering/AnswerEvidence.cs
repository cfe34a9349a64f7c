namespace Chatbot.Knowledge.Answering;

/// <summary>What speaks for and against the best sentence; all figures are shares, 0..1, and independent of the collection.</summary>
internal sealed record AnswerEvidence
{
    /// <summary>Share of the question's weighted words that the sentence with its surroundings covers.</summary>
    public required double Coverage { get; init; }

    /// <summary>The same for the whole passage with its title.</summary>
    public required double PassageCoverage { get; init; }

    /// <summary>Cosine similarity of the question and the passage.</summary>
    public required double Similarity { get; init; }

    /// <summary>Cosine similarity of the question and the sentence.</summary>
    public required double SentenceSimilarity { get; init; }

    /// <summary>Share of the title's words that the question names.</summary>
    public required double TitleAsked { get; init; }

    /// <summary>Share of the question's names that the passage lacks.</summary>
    public required double NamesMissing { get; init; }

    /// <summary>Weight of the weightiest name written with a capital in the question that the passage lacks, relative to the weightiest word.</summary>
    public required double WrittenNamesMissing { get; init; }

    /// <summary>Share of the question's numbers that the passage lacks.</summary>
    public required double NumbersMissing { get; init; }

    /// <summary>1 when the passage has the opposite of a word of the question, but not the word.</summary>
    public required double Opposite { get; init; }

    /// <summary>Share of the neighbouring words of the question that stand close together in the passage.</summary>
    public required double Bound { get; init; }

    /// <summary>How far the best other document is behind by keywords.</summary>
    public required double KeywordLead { get; init; }

    /// <summary>How far the best other document is behind by similarity; below 0 when it is ahead.</summary>
    public required double SimilarityLead { get; init; }
}
