namespace Chatbot.Knowledge.Remote.Wire;

/// <summary>What became of a collection that was deleted.</summary>
/// <param name="Documents">Number of documents that were removed.</param>
internal sealed record DeletedCollection(int Documents);
