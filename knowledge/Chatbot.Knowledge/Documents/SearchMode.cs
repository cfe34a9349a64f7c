namespace Chatbot.Knowledge.Documents;

/// <summary>Which signals rank a search.</summary>
public enum SearchMode
{
    /// <summary>Keyword and vector scores, fused.</summary>
    Hybrid = 0,

    /// <summary>BM25 alone.</summary>
    Keyword = 1,

    /// <summary>Embedding similarity alone.</summary>
    Vector = 2,
}
