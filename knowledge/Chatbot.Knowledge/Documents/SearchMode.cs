namespace Chatbot.Knowledge.Documents;

/// <summary>Which signals rank a search.</summary>
public enum SearchMode
{
    /// <summary>All that a search does: words and vectors, fused, with feedback and reranking.</summary>
    Hybrid = 0,

    /// <summary>BM25 alone.</summary>
    Keyword = 1,

    /// <summary>Embedding similarity alone.</summary>
    Vector = 2,

    /// <summary>Words and vectors, fused, and nothing else.</summary>
    Fused = 3,
}
