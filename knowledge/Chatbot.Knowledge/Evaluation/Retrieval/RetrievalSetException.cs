namespace Chatbot.Knowledge.Evaluation.Retrieval;

/// <summary>A judged collection that cannot be used; the message says which file, where and what to do.</summary>
public sealed class RetrievalSetException(string message) : Exception(message);
