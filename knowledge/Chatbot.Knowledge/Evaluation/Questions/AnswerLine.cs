namespace Chatbot.Knowledge.Evaluation.Questions;

/// <summary>One answer, as the file of answers holds it.</summary>
/// <param name="Id">Id of the question.</param>
/// <param name="Answer">The text that was given.</param>
/// <param name="Refused">Whether the answer is that the documents hold none.</param>
/// <param name="Citations">Ids of the documents cited, in the order of their marks.</param>
/// <param name="Confidence">How sure the answer was, 0..1, or null when nobody said.</param>
public sealed record AnswerLine(string Id, string Answer, bool Refused, IReadOnlyList<string> Citations, double? Confidence);
