namespace Chatbot.Knowledge.Search;

/// <summary>How the side of words and the side of vectors become one ranking.</summary>
public enum ScoreFusion
{
    /// <summary>A sum of scores whose weights follow the encoder.</summary>
    Weighted = 0,

    /// <summary>A sum of reciprocal ranks, both sides equal; for encoders that are about as good as words.</summary>
    ReciprocalRank = 1,
}
