namespace Chatbot.Knowledge.Search;

/// <summary>What a language model adds to a question; each costs one call of the model for each search.</summary>
public enum QueryExpansion
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The question in other words.</summary>
    MultiQuery = 1,

    /// <summary>An invented answer, whose vector is searched for (HyDE).</summary>
    HypotheticalAnswer = 2,
}
