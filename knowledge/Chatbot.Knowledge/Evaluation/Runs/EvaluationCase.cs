using Chatbot.Knowledge.Evaluation.Questions;

namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>
/// A question with what a system found and answered, one JSON object a line. What is absent is not measured: a line without
/// <see cref="Answer"/> and <see cref="Passages"/> is a question to ask.
/// </summary>
public sealed record EvaluationCase
{
    // The generated JSON reader sets lists that are absent to null, whatever their initial value is.

    /// <summary>Unique in its set.</summary>
    public required string Id { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>Whether the documents hold an answer; null when nobody knows.</summary>
    public bool? Answerable { get; init; }

    /// <summary>Right answers.</summary>
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

    /// <summary>What was answered, with marks <c>[n]</c>, or null.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether the answer is that there is none.</summary>
    public bool Refused { get; init; }

    /// <summary>What was found, best first, or null.</summary>
    public IReadOnlyList<CasePassage>? Passages { get; init; }

    /// <summary>What the marks point at: the n-th is mark <c>[n]</c>.</summary>
    public IReadOnlyList<CasePassage> Citations
    {
        get;
        init => field = value ?? [];
    } = [];
}
