using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Persistence;

/// <summary>The structure of an extracted text, as it is stored.</summary>
/// <param name="Blocks">Blocks in reading order.</param>
/// <param name="Metadata">What the file says of itself.</param>
internal sealed record StoredStructure(IReadOnlyList<Block> Blocks, IReadOnlyDictionary<string, string> Metadata);
