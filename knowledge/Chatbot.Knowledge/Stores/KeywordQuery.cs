namespace Chatbot.Knowledge.Stores;

/// <summary>What to look for by words.</summary>
/// <param name="Text">The question; its words count 1 each.</param>
public sealed record KeywordQuery(string Text)
{
    /// <summary>Words to look for besides, such as synonyms; each counts what its weight says.</summary>
    public IReadOnlyList<WeightedTerm> Expansion { get; init; } = [];
}
