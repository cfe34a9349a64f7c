namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>The measures by name; all are 0..1, and more is better.</summary>
public static class Measure
{
    /// <summary>Documents among the first k that hold the answer, divided by k.</summary>
    public const string Precision = "precision";

    /// <summary>Share of the documents that hold the answer among the first k.</summary>
    public const string Recall = "recall";

    /// <summary>Normalised discounted cumulative gain of the first k documents; the gain is the grade of the evidence.</summary>
    public const string Ndcg = "ndcg";

    /// <summary>1 / rank of the first document that holds the answer, 0 when it is not among the first k.</summary>
    public const string ReciprocalRank = "mrr";

    /// <summary>How much the passages are about the question.</summary>
    public const string ContextRelevance = "context-relevance";

    /// <summary>How much the answer is about the question.</summary>
    public const string AnswerRelevance = "answer-relevance";

    /// <summary>Share of the sentences that some passage says.</summary>
    public const string Faithfulness = "faithfulness";

    /// <summary>Share of the sentences that the passages they cite say.</summary>
    public const string Groundedness = "groundedness";

    /// <summary>Share of the marks that point at a passage which says the sentence; 0 for an answer without marks.</summary>
    public const string CitationValidity = "citation-validity";

    /// <summary>1 when a right answer stands in the answer.</summary>
    public const string Correctness = "correctness";

    /// <summary>1 when a document that holds the answer is cited.</summary>
    public const string EvidenceCited = "evidence-cited";

    /// <summary>1 when what cannot be answered was refused, and what can was not.</summary>
    public const string Abstention = "abstention";

    /// <summary>All, in the order of reports.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        Precision,
        Recall,
        Ndcg,
        ReciprocalRank,
        ContextRelevance,
        AnswerRelevance,
        Faithfulness,
        Groundedness,
        CitationValidity,
        Correctness,
        EvidenceCited,
        Abstention,
    ];
}
