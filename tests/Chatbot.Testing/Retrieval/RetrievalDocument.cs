namespace Chatbot.Testing.Retrieval;

/// <summary>A document of a judged collection.</summary>
public sealed record RetrievalDocument(string Id, string Title, string Text);
