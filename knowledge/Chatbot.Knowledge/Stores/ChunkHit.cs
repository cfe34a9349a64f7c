using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Stores;

/// <summary>A chunk and its score for one signal; higher is better.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Score">BM25 (positive) or cosine similarity.</param>
public sealed record ChunkHit(Chunk Chunk, double Score);
