using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Chunking;

/// <summary>A document to be cut, and how.</summary>
/// <param name="Document">The document.</param>
/// <param name="Title">Its title, which no title path repeats.</param>
/// <param name="Options">Sizes.</param>
internal sealed record CutRequest(ExtractedDocument Document, string Title, ChunkingOptions Options);
