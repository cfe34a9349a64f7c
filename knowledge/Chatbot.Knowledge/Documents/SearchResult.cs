namespace Chatbot.Knowledge.Documents;

/// <summary>The outcome of a search.</summary>
/// <param name="Passages">Best first; empty when nothing matches that the audience may see.</param>
public sealed record SearchResult(IReadOnlyList<Passage> Passages)
{
    /// <summary>How the result came about, when it was asked for.</summary>
    public SearchExplanation? Explanation { get; init; }
}
