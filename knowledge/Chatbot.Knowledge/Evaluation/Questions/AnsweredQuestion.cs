namespace Chatbot.Knowledge.Evaluation.Questions;

/// <summary>A question with the answer that was given.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="Latency">How long it took, searching included.</param>
public sealed record AnsweredQuestion(EvaluationQuestion Question, AnswerLine Answer, TimeSpan Latency)
{
    /// <summary>Whether a right answer stands in the answer.</summary>
    public bool IsRight =>
        !Answer.Refused
        && Question.Answers.Any(right =>
            right.Length > 0 && Flat(Answer.Answer).Contains(Flat(right), StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Whether a document that holds the answer is cited.</summary>
    public bool CitesEvidence =>
        Answer.Citations.Any(cited => Question.Evidence.Any(evidence => evidence.Grade > 0 && evidence.Matches(cited)));

    /// <summary>Words of the answer.</summary>
    public int Words => Answer.Answer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
