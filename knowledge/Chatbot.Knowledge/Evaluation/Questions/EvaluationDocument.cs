namespace Chatbot.Knowledge.Evaluation.Questions;

/// <summary>A document of a corpus, one JSON object a line.</summary>
/// <param name="Id">Unique in its corpus.</param>
/// <param name="Text">The text.</param>
/// <param name="Title">The title, or null.</param>
internal sealed record EvaluationDocument(string Id, string Text, string? Title = null);
