namespace Chatbot.Knowledge.Documents;

/// <summary>The outcome of a search.</summary>
/// <param name="Passages">Best first; empty when nothing matches that the audience may see.</param>
public sealed record SearchResult(IReadOnlyList<Passage> Passages);
