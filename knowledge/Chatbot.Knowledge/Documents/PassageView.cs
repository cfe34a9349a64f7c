namespace Chatbot.Knowledge.Documents;

/// <summary>A passage shown in its document.</summary>
/// <param name="Passage">The passage; <see cref="Documents.Passage.Start"/> and <see cref="Documents.Passage.End"/> index <paramref name="Text"/>.</param>
/// <param name="FileName">File name of the document.</param>
/// <param name="Text">The whole extracted text of the document version that was cited.</param>
public sealed record PassageView(Passage Passage, string FileName, string Text);
