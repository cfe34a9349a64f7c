namespace Chatbot.Benchmarks.Retrieval;

/// <summary>A document of a judged collection.</summary>
internal sealed record RetrievalDocument(string Id, string Title, string Text);
