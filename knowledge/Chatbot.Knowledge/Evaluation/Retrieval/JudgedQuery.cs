namespace Chatbot.Knowledge.Evaluation.Retrieval;

/// <summary>A query of a judged collection.</summary>
/// <param name="Id">Unique in the collection.</param>
/// <param name="Text">What is asked.</param>
public sealed record JudgedQuery(string Id, string Text);
