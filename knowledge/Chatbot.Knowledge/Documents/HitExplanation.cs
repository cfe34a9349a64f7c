namespace Chatbot.Knowledge.Documents;

/// <summary>How a candidate of a search was scored, and whether it was kept.</summary>
public sealed record HitExplanation
{
    /// <summary>Place in the final order, 1-based.</summary>
    public required int Rank { get; init; }

    /// <summary>The chunk.</summary>
    public required string ChunkId { get; init; }

    /// <summary>Its document.</summary>
    public required string DocumentId { get; init; }

    /// <summary>Title of the document.</summary>
    public required string Title { get; init; }

    /// <summary>Place in the list by words, 1-based, or null when it is not in it.</summary>
    public int? KeywordRank { get; init; }

    /// <summary>BM25 (k1 1.2, b 0.75) with its context, by the statistics of visible chunks, or null when no word occurs.</summary>
    public double? KeywordScore { get; init; }

    /// <summary>Place in the list by vectors, 1-based, or null when it is not in it.</summary>
    public int? VectorRank { get; init; }

    /// <summary>Cosine similarity, or null when it is not in the list by vectors.</summary>
    public double? VectorScore { get; init; }

    /// <summary>Words with title and nearness, the best candidate's words being 1.</summary>
    public double Lexical { get; init; }

    /// <summary>Similarity in standard deviations, times the weight of the encoder.</summary>
    public double Semantic { get; init; }

    /// <summary>Likeness to the best candidates, 0 to 1.</summary>
    public double Feedback { get; init; }

    /// <summary>The joint score of words and vectors.</summary>
    public double Fused { get; init; }

    /// <summary>What the reranker said, or null when it did not read this one.</summary>
    public double? Reranked { get; init; }

    /// <summary>The score that orders the result.</summary>
    public double Score { get; init; }

    /// <summary>True when it is in the result.</summary>
    public required bool Kept { get; init; }

    /// <summary>Why it was kept or cut.</summary>
    public required string Reason { get; init; }
}
