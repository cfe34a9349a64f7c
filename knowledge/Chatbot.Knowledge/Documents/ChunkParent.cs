namespace Chatbot.Knowledge.Documents;

/// <summary>The larger piece of a document that a small chunk stands for: the chunk is searched, its parent is read and cited.</summary>
/// <param name="Text">The text of the parent.</param>
/// <param name="Start">First character in the extracted text, 0-based, in UTF-16 units.</param>
/// <param name="End">Character after the last one in the extracted text.</param>
/// <param name="Page">First page, 1-based, or null when the format has none.</param>
/// <param name="Tokens">Size in tokens of the default tokenizer.</param>
public sealed record ChunkParent(string Text, int Start, int End, int? Page, int Tokens);
