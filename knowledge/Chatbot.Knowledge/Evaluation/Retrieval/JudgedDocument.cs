namespace Chatbot.Knowledge.Evaluation.Retrieval;

/// <summary>A document of a judged collection.</summary>
/// <param name="Id">Unique in the collection.</param>
/// <param name="Title">The title; empty when it has none.</param>
/// <param name="Text">The text.</param>
public sealed record JudgedDocument(string Id, string Title, string Text);
