namespace Chatbot.Knowledge.Chunking;

/// <summary>The part of a document under one heading.</summary>
/// <param name="TitlePath">Headings from the outermost to its own, without the document's title.</param>
/// <param name="Index">Place among the sections.</param>
/// <param name="TopIndex">Place of the top-level section that it belongs to.</param>
internal sealed record Section(IReadOnlyList<string> TitlePath, int Index, int TopIndex);
