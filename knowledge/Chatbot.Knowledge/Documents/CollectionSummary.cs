namespace Chatbot.Knowledge.Documents;

/// <summary>A collection, as far as an audience may see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Documents">Number of its documents.</param>
/// <param name="Bytes">Size of their originals.</param>
public sealed record CollectionSummary(string Name, int Documents, long Bytes);
