namespace Chatbot.Knowledge.Evaluation.Questions;

/// <summary>A data set or a setting of an evaluation that cannot be used; the message says which and what to do.</summary>
public sealed class EvaluationException(string message) : Exception(message);
