namespace Chatbot.Knowledge.Search;

/// <summary>In which order passages are returned and fill a token budget.</summary>
public enum PassageOrder
{
    /// <summary>The best first.</summary>
    Relevance = 0,

    /// <summary>The best of each document first, then the second of each, and so on.</summary>
    Diversity = 1,

    /// <summary>Among the best, the latest first.</summary>
    Recency = 2,
}
