namespace Chatbot.Knowledge.Evaluation.Questions;

/// <summary>A question whose answer is known, or known not to stand in the documents.</summary>
public sealed record EvaluationQuestion
{
    /// <summary>Unique in its set.</summary>
    public required string Id { get; init; }

    /// <summary>The question, as a person wrote it.</summary>
    public required string Question { get; init; }

    /// <summary>Whether the documents hold an answer. Default true.</summary>
    // The generated JSON reader sets init properties that are absent to false and null, whatever their initial value is.
    public bool Answerable { get; set; } = true;

    /// <summary>Right answers; one of them stands in a good answer, in any case of letters.</summary>
    public IReadOnlyList<string> Answers
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The documents that hold the answer.</summary>
    public IReadOnlyList<EvidenceReference> Evidence
    {
        get;
        init => field = value ?? [];
    } = [];
}
