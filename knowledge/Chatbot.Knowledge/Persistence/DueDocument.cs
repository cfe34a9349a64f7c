namespace Chatbot.Knowledge.Persistence;

/// <summary>A document with something to do.</summary>
/// <param name="Key">The document.</param>
/// <param name="IsSuspect">A process died while it worked on it; it runs alone.</param>
internal sealed record DueDocument(DocumentKey Key, bool IsSuspect);
