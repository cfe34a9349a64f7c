using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Stores;

/// <summary>A chunk with the embeddings of its windows; the best window counts in a search.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Vectors">One or more L2-normalised vectors of the model's dimension.</param>
public sealed record EmbeddedChunk(Chunk Chunk, IReadOnlyList<ReadOnlyMemory<float>> Vectors);
