using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Persistence;

/// <summary>The structure of an extracted text, as it is stored.</summary>
/// <param name="Blocks">Blocks in reading order.</param>
/// <param name="Metadata">What the file says of itself.</param>
/// <param name="Warnings">Parts of the file that could not be read; null in structures of earlier releases.</param>
/// <param name="Title">The file's own title, or null when it has none.</param>
internal sealed record StoredStructure(
    IReadOnlyList<Block> Blocks,
    IReadOnlyDictionary<string, string> Metadata,
    IReadOnlyList<string>? Warnings = null,
    string? Title = null
);
