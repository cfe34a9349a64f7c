using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Search;

/// <summary>A chunk on its way through the steps of a search, with what each step found; used by one search only.</summary>
internal sealed class Candidate(Chunk chunk)
{
    public Chunk Chunk { get; } = chunk;

    /// <summary>Place in the list by words, 1-based, or null.</summary>
    public int? KeywordRank { get; set; }

    /// <summary>BM25 among visible chunks, or null when no word occurs.</summary>
    public double? KeywordScore { get; set; }

    /// <summary>Place in the list by vectors, 1-based, or null.</summary>
    public int? VectorRank { get; set; }

    /// <summary>Cosine similarity, or null when it is in no list.</summary>
    public double? VectorScore { get; set; }

    /// <summary>Its words; null before they were read.</summary>
    public CandidateText? Text { get; set; }

    /// <summary>Words, nearness of words and title, the best candidate's being 1.</summary>
    public double Lexical { get; set; }

    /// <summary>Similarity in standard deviations, weighted.</summary>
    public double Semantic { get; set; }

    /// <summary>Likeness to the best candidates.</summary>
    public double Feedback { get; set; }

    /// <summary>The joint score.</summary>
    public double Fused { get; set; }

    /// <summary>What a reranker said, or null when it was not asked.</summary>
    public double? Reranked { get; set; }

    /// <summary>The score that orders the result.</summary>
    public double Score { get; set; }

    /// <summary>Why it is not in the result, or null.</summary>
    public string? Cut { get; set; }
}
